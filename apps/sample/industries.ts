/** Trades of the county: how their firms are called and what share of the register they hold. */
export interface Industry {
  /** Share of the register, relative. */
  readonly weight: number
  /** What a company of the trade has in its name. */
  readonly trade: readonly string[]
  /** What a shop of the trade is called. */
  readonly shop: readonly string[]
  /** Share of companies; the rest are individual businesses. */
  readonly companies: number
  /** Found in every town, or mostly in the county seat. */
  readonly urban: boolean
}

function industry(weight: number, companies: number, urban: boolean, trade: string, shop: string): Industry {
  return { weight, companies, urban, trade: trade.split(' '), shop: shop.split(' ') }
}

export const INDUSTRIES = {
  supermarket: industry(12, 0.25, false, '商贸 超市 百货', '超市 便利店 副食店 百货店 生活超市 购物中心 生鲜超市'),
  restaurant: industry(14, 0.1, false, '餐饮管理 餐饮服务', '饭店 餐馆 火锅店 烧烤店 鱼庄 面馆 农家乐 干锅店 中餐馆 小吃店 早点铺'),
  drinks: industry(5, 0.1, true, '食品 餐饮', '奶茶店 蛋糕店 饮品店 烘焙坊 冷饮店'),
  'food-market': industry(6, 0, false, '农产品', '鲜肉店 水果店 干杂店 水产店 蔬菜店 卤菜店 茶叶店'),
  'phone-shop': industry(5, 0.3, true, '通讯 通讯器材 电子科技', '手机店 通讯店 手机维修店 数码店 通讯营业厅'),
  'appliance-shop': industry(5, 0.35, false, '电器 家电', '家电城 电器行 家电经营部 电器维修部'),
  'clothing-shop': industry(8, 0.1, true, '服饰 服装', '服装店 鞋店 童装店 女装店 皮具店 内衣店 床上用品店'),
  'building-materials': industry(7, 0.35, false, '装饰 建材 家居 门窗', '建材经营部 瓷砖店 门窗店 家具店 灯饰店 橱柜店 油漆经营部 装饰部'),
  'e-bike-shop': industry(4, 0.1, false, '车业', '电动车行 摩托车行 车行 电动车经营部'),
  'car-dealer': industry(4, 0.6, true, '汽车销售服务 汽车贸易 汽车维修', '汽修厂 汽车美容店 轮胎店 汽车维修部'),
  gym: industry(2, 0.5, true, '体育文化 健身服务', '健身房 健身会所 游泳馆 瑜伽馆'),
  'beauty-salon': industry(7, 0.15, true, '美容美发 健康管理', '美容院 理发店 美发店 美甲店 养生馆 美容会所 造型店'),
  training: industry(4, 0.6, true, '教育咨询 文化艺术培训 教育科技', '培训学校 艺术中心 托管中心 舞蹈工作室 书法班 驾校'),
  pharmacy: industry(5, 0.4, false, '医药 大药房连锁', '大药房 药店 保健品店 医疗器械店'),
  clinic: industry(2, 0.4, false, '口腔门诊部 医疗服务', '口腔诊所 诊所 中医馆 视力养护中心 眼镜店'),
  hotel: industry(4, 0.35, false, '酒店管理 酒店', '宾馆 酒店 旅馆 民宿 招待所'),
  property: industry(2, 1, true, '物业管理 物业服务', '物业服务中心'),
  parking: industry(1, 1, true, '停车管理 城市停车服务', '停车场'),
  telecom: industry(1.5, 0.9, true, '通信服务 通信工程', '营业厅 通信代办点'),
  'cable-tv': industry(0.5, 1, true, '广电网络 有线电视网络', '营业厅'),
  utility: industry(0.8, 1, true, '自来水 燃气 天然气 供水 电力服务', '收费营业厅'),
  'real-estate': industry(1.2, 1, true, '房地产开发 置业 房产经纪', '售楼部'),
  'online-shop': industry(3, 0.6, false, '电子商务 网络科技', '网店 电商服务站 土特产店'),
  'jewelry-shop': industry(1.5, 0.3, true, '珠宝', '珠宝店 金店 银饰店'),
  'cosmetics-shop': industry(1.5, 0.2, true, '化妆品', '化妆品店 美妆店 日化店'),
  'farm-inputs': industry(3, 0.25, false, '农资 农业科技 种业', '农资店 种子经营部 化肥经营部 农药经营部 农机店 兽药店'),
  'fuel-station': industry(1, 0.9, false, '石化 加油站', '加油站'),
  travel: industry(1, 0.9, true, '旅行社 旅游开发', '旅行社门市部 景区服务部'),
  laundry: industry(1.2, 0.1, true, '洗涤服务', '干洗店 洗衣店'),
  entertainment: industry(2, 0.3, true, '文化娱乐 影视文化', 'KTV 网吧 电影城 儿童乐园 足浴店 棋牌室 照相馆 婚纱影楼'),
} as const satisfies Readonly<Record<string, Industry>>

export type IndustryId = keyof typeof INDUSTRIES
export const INDUSTRY_IDS = Object.keys(INDUSTRIES) as IndustryId[]
