/** Others named on the complaint form: a few slots, filled or left empty. Pure. */
import { single, type FormValues } from './values.ts'

/** Slots of the form; the office adds more. */
export const SLOTS = [1, 2, 3, 4] as const
export const OTHER_PARTS = ['name', 'phone', 'address'] as const
export type Slot = (typeof SLOTS)[number]

export const JOINT_FIELDS = [...SLOTS.flatMap((slot) => OTHER_PARTS.map((part) => otherField(slot, part))), 'joint.agreed']

export function otherField(slot: Slot, part: (typeof OTHER_PARTS)[number]): string {
  return `other${slot}.${part}`
}

/** Slots in which anything was typed. */
export function usedSlots(values: FormValues): readonly Slot[] {
  return SLOTS.filter((slot) => OTHER_PARTS.some((part) => single(values, otherField(slot, part)).trim() !== ''))
}
