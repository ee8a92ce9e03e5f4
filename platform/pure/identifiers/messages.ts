/** Why a number is not taken, as people read it. */
export const refusalTexts = {
  'identifier.empty': { status: 422, zh: '号码是空的，请填写。', en: 'The number is empty.' },
  'identifier.wrong-length': {
    status: 422,
    zh: '应为 {expected} 位，现在是 {actual} 位，请检查有没有漏填或多填。',
    en: 'It must have {expected} characters and has {actual}.',
  },
  'identifier.stray-character': {
    status: 422,
    zh: '第 {position} 位“{character}”不是这种号码会用的字符，请对照证件核对。',
    en: 'Character {position}, “{character}”, never occurs in such a number.',
  },
  'identifier.wrong-check-character': {
    status: 422,
    zh: '校验不通过：按其余各位计算，第 {position} 位应为“{expected}”，现在是“{actual}”。请逐位核对，可能有一位填错。',
    en: 'The check fails: character {position} should be “{expected}” by the others, but is “{actual}”. One is probably mistyped.',
  },
  'identifier.impossible-date': {
    status: 422,
    zh: '第 7 至 14 位“{date}”不是真实的日期，请核对出生日期。',
    en: 'Characters 7 to 14, “{date}”, are no real date.',
  },
  'identifier.future-date': {
    status: 422,
    zh: '出生日期 {date} 晚于 {today}，请核对。',
    en: 'The date of birth {date} lies after {today}.',
  },
  'identifier.unknown-area': {
    status: 422,
    zh: '前两位“{area}”不是省级行政区划代码，请核对。',
    en: 'The first two digits, “{area}”, are no province.',
  },
  'identifier.not-a-phone': {
    status: 422,
    zh: '电话号码不对。手机号码是 11 位数字；固定电话请带区号，例如 0839-3260000；也可以填 400、95 开头的号码或 12315。',
    en: 'Not a telephone number. Mobile numbers have 11 digits; landlines need their area code (0839-3260000).',
  },
} as const
