/** The list of units as a tree, and which levels may stand below which. Pure. */
import { LEVELS, PARENT_LEVELS, type Level, type UnitRow } from '#modules/access/index.ts'

export interface UnitBranch {
  readonly unit: UnitRow
  readonly below: readonly UnitBranch[]
}

/** A unit whose parent is not in the list (closed, or out of reach) stands at the top rather than vanishing. */
export function treeOf(units: readonly UnitRow[]): readonly UnitBranch[] {
  const known = new Set(units.map((unit) => unit.id))
  const parentOf = (unit: UnitRow) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null)
  const branches = (parentId: string | null): readonly UnitBranch[] =>
    units
      .filter((unit) => parentOf(unit) === parentId)
      .toSorted(
        (a, b) =>
          LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.areaCode.localeCompare(b.areaCode) || a.name.localeCompare(b.name, 'zh'),
      )
      .map((unit) => ({ unit, below: branches(unit.id) }))
  return branches(null)
}

export function levelsBelow(parent: Level | null): readonly Level[] {
  return LEVELS.filter((level) => PARENT_LEVELS[level].includes(parent))
}
