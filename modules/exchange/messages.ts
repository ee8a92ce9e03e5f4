/** Refusals and row problems of the exchange with the national platform, as people read them. */
export const refusalTexts = {
  'exchange.not-permitted': { status: 403, zh: '只有 12315 受理岗位和负责人可以导入、导出全国平台数据。', en: 'Only the intake desk and the chief may import or export data of the national platform.' },
  'exchange.not-a-table': { status: 415, zh: '这不是可以导入的表格。请上传从全国12315平台导出的 .xlsx 或 .csv 文件。', en: 'This is not a table that can be imported. Upload the .xlsx or .csv exported from the national platform.' },
  'exchange.has-macros': { status: 422, zh: '表格里有宏，不能导入。请另存为普通的 .xlsx 或 .csv 后再上传。', en: 'The workbook contains macros. Save it as a plain .xlsx or .csv and upload that.' },
  'exchange.too-large': { status: 413, zh: '表格太大（文件超过 {file} MB、解开后超过 {limit} MB，或超过 {rows} 行）。请分成几个文件导入。', en: 'The table is too large (more than {file} MB, {limit} MB unpacked, or {rows} rows). Import it in parts.' },
  'exchange.damaged': { status: 422, zh: '表格已损坏，无法打开。请重新从全国平台导出。', en: 'The file is damaged. Export it again from the national platform.' },
  'exchange.missing-columns': { status: 422, zh: '表格缺少这些列：{columns}。请使用全国平台的原始导出文件。', en: 'These columns are missing: {columns}. Use the original export file.' },
  'exchange.empty': { status: 422, zh: '表格里没有数据行。', en: 'The table has no rows.' },
  'exchange.unknown-export': { status: 404, zh: '没有找到这份导出，请重新生成。', en: 'No such export. Make a new one.' },
  'exchange.nothing-to-export': { status: 409, zh: '没有新的办理结果需要回填全国平台。', en: 'There are no new results to key into the national platform.' },
  'exchange.row-formula': { status: 422, zh: '“{column}”是公式或公式的错误值，请复制为数值后再导入。', en: '“{column}” is a formula, or the error of one; paste it as a value.' },
  'exchange.row-rounded': { status: 422, zh: '“{column}”的数字太长，已被电子表格改动，后面几位不可靠。请重新从全国平台导出，不要用电子表格打开后另存；或把这一列设为文本后重新填写。', en: 'The number in “{column}” is too long for a spreadsheet, which has changed its last digits. Export it again and do not save it from a spreadsheet, or set the column to text and enter it anew.' },
  'exchange.row-garbled': { status: 422, zh: '“{column}”里有无法识别的乱码。请重新从全国平台导出。', en: 'Characters of “{column}” cannot be read. Export the table again.' },
  'exchange.row-missing': { status: 422, zh: '“{column}”是空的。', en: '“{column}” is empty.' },
  'exchange.row-too-long': { status: 422, zh: '“{column}”超过 {limit} 个字。', en: '“{column}” is longer than {limit} characters.' },
  'exchange.row-number': { status: 422, zh: '登记编号“{value}”不对：应由数字和字母组成，不超过 40 位。', en: 'The number “{value}” is wrong: letters and digits only, 40 at most.' },
  'exchange.row-day': { status: 422, zh: '登记编号里的日期 {day} 不在可以办理的范围内（晚于今天，或早于 2014-03-15）。', en: 'The day {day} in the number is later than today or earlier than 2014-03-15.' },
  'exchange.row-kind': { status: 422, zh: '类型“{value}”还不能导入，目前只接收“投诉”。', en: 'Rows of type “{value}” cannot be imported yet; only complaints (投诉) can.' },
  'exchange.row-status': { status: 422, zh: '初查受理状态“{value}”不认识，请核对。', en: 'The status “{value}” is not known.' },
  'exchange.row-repeated': { status: 422, zh: '登记编号与第 {line} 行重复，内容却不同；没有导入这一行。', en: 'The number stands in line {line} too, with other contents; this row was not imported.' },
} as const

export type ExchangeRefusal = keyof typeof refusalTexts
