/** Texts of the page on which a county settles its place names and categories. */
export const zh = {
  'nav.places': '地名归属', 'nav.places.short': '地名',
  'places.lead': '地址里的地名归哪个单位，由本县定；定下后作为分送建议的依据，分送仍由人决定。', 'places.search': '查找地名', 'places.county': '县区', 'places.tabs': '类型',
  'places.tab.open': '待定地名', 'places.tab.settled': '已定地名', 'places.tab.learned': '学到的地名', 'places.tab.categories': '类别归口',
  'places.notYours': '您不负责任何县的地名', 'places.notYours.hint': '地名归属由县局的收件人员和负责人处理。',
  'places.none.open': '没有待定的地名', 'places.none.open.hint': '同一地名的件分送过两个以上单位时，会列在这里等您定。', 'places.none.settled': '还没有定下归属的地名', 'places.none.settled.hint': '可以先录入小区、市场等容易送错的地名。',
  'places.none.learned': '还没有学到地名', 'places.none.learned.hint': '件分送或受理后，地址里的地名会记在这里。', 'places.none.found': '没有符合条件的地名', 'places.none.found.hint': '换一个字再找，或者看看其他类型。',
  'places.total': '共 {count} 个', 'places.add': '录入地名', 'places.settle': '定归属', 'places.change': '修改', 'places.withdraw': '撤销', 'places.withdraw.sure': '撤销后，“{name}”重新按以往分送判断。确定吗？',
  'places.settle.of': '定归属：{name}', 'places.change.of': '修改：{name}', 'places.withdraw.of': '撤销：{name}',
  'places.went': '{unit} {files} 件', 'places.belongs': '归 {unit}', 'places.silent': '不指向任何单位', 'places.closed': '该单位已撤销，不再建议', 'places.by': '{by}，{at}', 'places.imported': '随地名表导入',
  'places.drawer.add': '录入地名', 'places.drawer.settle': '“{name}”归哪个单位', 'places.files': '以往的件', 'places.files.hint': '每个单位最近的几件，打开看看地址再定。', 'places.files.none': '没有您可以查看的件。',
  'places.field.name': '地名', 'places.field.name.hint': '照地址里的写法，例如：万达广场、石牛小区。', 'places.field.unit': '归属', 'places.field.unit.silent': '不指向任何单位（不建议，也不再列为待定）', 'places.field.reason': '理由', 'places.field.reason.hint': '写明依据，例如：该市场整体在东河所辖区内。同事会看到。',
  'places.save': '保存', 'places.saved': '已保存', 'places.withdrawn': '已撤销',
  'categories.lead': '有的问题固定由某个单位办理，不看地址，例如食品安全归食品股、价格归价监股。这里设定后，排在登记册之后、地名之前作为建议。', 'categories.readonly': '由县局负责人设定，您可以查看。', 'categories.none': '按地址', 'categories.saved': '已保存', 'categories.of': '{category}归口单位',
} as const

export const en: Record<keyof typeof zh, string> = {
  'nav.places': 'Place names', 'nav.places.short': 'Places',
  'places.lead': 'The county settles to which office a place in an address belongs. Suggestions then go by it; a person still decides.', 'places.search': 'Find a name', 'places.county': 'County', 'places.tabs': 'Kind',
  'places.tab.open': 'To be settled', 'places.tab.settled': 'Settled', 'places.tab.learned': 'Learned', 'places.tab.categories': 'Categories',
  'places.notYours': 'You settle the names of no county', 'places.notYours.hint': 'Place names are settled by the intake staff and the head of a county.',
  'places.none.open': 'No name waits to be settled', 'places.none.open.hint': 'A name whose files went to two or more offices is listed here.', 'places.none.settled': 'No name is settled yet', 'places.none.settled.hint': 'Enter estates and markets that are often sent to the wrong office.',
  'places.none.learned': 'No name has been learned yet', 'places.none.learned.hint': 'Once a file is sent or accepted, the names in its address are kept here.', 'places.none.found': 'No name fits', 'places.none.found.hint': 'Try another word, or look under another kind.',
  'places.total': '{count} in all', 'places.add': 'Enter a name', 'places.settle': 'Settle', 'places.change': 'Change', 'places.withdraw': 'Take back', 'places.withdraw.sure': 'Taken back, “{name}” is judged by where its files went. Go on?',
  'places.settle.of': 'Settle: {name}', 'places.change.of': 'Change: {name}', 'places.withdraw.of': 'Take back: {name}',
  'places.went': '{unit} {files}', 'places.belongs': 'Belongs to {unit}', 'places.silent': 'Tells nothing of an office', 'places.closed': 'That unit is closed; it is suggested no more', 'places.by': '{by}, {at}', 'places.imported': 'came with a table',
  'places.drawer.add': 'Enter a place name', 'places.drawer.settle': 'To which office “{name}” belongs', 'places.files': 'Earlier files', 'places.files.hint': 'The newest of each office. Look at their addresses before you settle it.', 'places.files.none': 'No file that you may read.',
  'places.field.name': 'Place name', 'places.field.name.hint': 'As it is written in addresses.', 'places.field.unit': 'Belongs to', 'places.field.unit.silent': 'Tells nothing (never suggested, waits no more)', 'places.field.reason': 'Reason', 'places.field.reason.hint': 'What it rests on. Colleagues see it.',
  'places.save': 'Save', 'places.saved': 'Saved', 'places.withdrawn': 'Taken back',
  'categories.lead': 'Some matters always belong to one unit wherever the firm is, such as food to the food section. Settled here, it is suggested after the register and before places.', 'categories.readonly': 'Settled by the head of the county; you may look.', 'categories.none': 'By address', 'categories.saved': 'Saved', 'categories.of': 'Unit for {category}',
}
