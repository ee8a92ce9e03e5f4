/** Every refusal of the party module, as people read it. */
export const refusalTexts = {
  'party.operator-not-found': {
    status: 404,
    zh: '登记册里没有这家经营者，请按名称、统一社会信用代码或地址重新查找。',
    en: 'No such operator in the register. Search again by name, credit code or address.',
  },
} as const
