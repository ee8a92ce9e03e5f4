/** All families of complaints. */
import { clothing, appliances, cosmetics, decoration, farming, food, jewelry, phones, vehicles } from './families/goods.ts'
import { fuel, online, parking, promotions, propertyFees, realEstate, telecom, utilities, measures } from './families/public.ts'
import { beauty, clinic, elders, laundry, medical, prepaid, stay, training } from './families/services.ts'
import type { Family } from './families/family.ts'

export const FAMILIES: readonly Family[] = [
  food, prepaid, decoration, phones, clothing, vehicles, online, appliances, telecom, parking, propertyFees, training, stay,
  beauty, clinic, medical, utilities, measures, farming, promotions, elders, jewelry, realEstate, cosmetics,
  laundry, fuel,
]
