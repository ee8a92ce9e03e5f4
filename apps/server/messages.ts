/** Refusals of the HTTP shell itself, before any module is asked. */
export const refusalTexts = {
  'request.invalid': { status: 422, zh: '填写的内容有误：{field}——{problem}', en: 'Something is wrong with what was sent: {field} — {problem}' },
  'request.not-json': { status: 400, zh: '请求不是有效的 JSON，请检查格式后重发。', en: 'The request is not valid JSON.' },
  'request.unsupported': { status: 415, zh: '不支持这种请求格式，请使用 JSON。', en: 'This kind of request body is not supported; send JSON.' },
  'request.too-large': { status: 413, zh: '内容太大。每个文件不超过 5 MB，最多 4 个。', en: 'Too large: up to 4 files of 5 MB each.' },
  'request.not-found': { status: 404, zh: '没有这个地址，请检查链接。', en: 'There is nothing at this address.' },
  'request.too-many': { status: 429, zh: '操作太频繁，请 {minutes} 分钟后再试；紧急情况请拨打 12315。', en: 'Too many attempts. Try again in {minutes} minutes; in an emergency call 12315.' },
  'request.sign-in': { status: 401, zh: '请先登录；登录已过期时，您填写的内容还在。', en: 'Please sign in. If your session has ended, what you typed is kept.' },
  'request.forged': { status: 403, zh: '页面已过期，请刷新后重试。', en: 'This page has expired. Reload it and try again.' },
  'request.failed': { status: 500, zh: '系统出错了，已经记录。请稍后重试；您填写的内容还在。', en: 'Something went wrong on our side and has been recorded. Try again soon; what you typed is kept.' },
  'request.unavailable': { status: 503, zh: '系统暂时无法保存，请稍后重试；您填写的内容还在。', en: 'The system cannot save just now. Try again soon; what you typed is kept.' },
} as const

