/** What people report, by the trades it can be about. */
import type { IndustryId } from './industries.ts'

export interface ReportText {
  readonly industries: readonly IndustryId[]
  /** Code of the problem category. */
  readonly category: string
  readonly facts: readonly string[]
}

export const REPORT_TEXTS: readonly ReportText[] = [
  {
    industries: ['supermarket', 'food-market', 'drinks'], category: 'food-safety',
    facts: ['店里把过期的熟食换了标签继续卖，冰柜最下面一层全是，日期被刮掉重新贴过。', '冷柜里有好几桶没有生产日期的奶油和馅料，每天早上拿出来做糕点，有照片。'],
  },
  {
    industries: ['restaurant'], category: 'food-safety',
    facts: ['后厨把客人剩下的锅底倒回桶里过滤再用，每天打烊以后做，后门可以看见。', '厨房用的油桶没有任何标签，采购单上也没有这家供货商，怀疑是回收油。'],
  },
  {
    industries: ['pharmacy', 'beauty-salon', 'clinic'], category: 'advertising',
    facts: ['店里发的宣传单写“百分之百治愈”“国家级秘方”，还组织老人听课买保健品。', '橱窗海报上的专家是假的，用普通食品冒充药品宣传疗效。'],
  },
  {
    industries: ['appliance-shop', 'e-bike-shop', 'building-materials'], category: 'quality',
    facts: ['卖的电动车没有强制性产品认证标志，合格证和车架号对不上，店里还有一排这样的车。', '仓库里有一批没有厂名厂址的插线板，拿到乡下低价卖。'],
  },
  {
    industries: ['fuel-station', 'food-market', 'supermarket'], category: 'metrology',
    facts: ['电子秤少秤，一公斤少一两多，我用自己的秤称过三次，摊主拒绝复秤。', '加油枪数字跳得快，加满比油箱容积还多，好几个司机都这样说。'],
  },
  {
    industries: ['clothing-shop', 'cosmetics-shop', 'online-shop', 'jewelry-shop'], category: 'trademark',
    facts: ['店里卖的名牌鞋包都是仿的，价格只有正品的十分之一，吊牌批号全是同一个。', '直播间卖的化妆品冒用知名品牌商标，快递单上的发货人是个人。'],
  },
  {
    industries: ['property', 'parking', 'utility', 'hotel'], category: 'price',
    facts: ['收费标准没有公示，收款金额比牌子上写的多，问了说是上面定的，不给票据。', '节假日房价涨了四倍，价目牌被摘掉，结账时才告诉客人。'],
  },
]
