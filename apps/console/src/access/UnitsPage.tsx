import { useState } from 'react'
import { Button } from 'antd'
import type { UnitRow } from '#modules/access/index.ts'
import { useText } from '../language.tsx'
import { Page } from '../shared/Page.tsx'
import { EmptyState } from '../shared/States.tsx'
import { UnitDrawer } from './UnitDrawer.tsx'
import { useUnits } from './units.ts'
import { treeOf, type UnitBranch } from './units-tree.ts'

/** The organisation as a tree, each unit with what can be done to it. */
export function UnitsPage() {
  const { t } = useText()
  const units = useUnits()
  const [editing, setEditing] = useState<{ unit?: UnitRow; parent?: UnitRow } | null>(null)
  return (
    <Page
      title={t('nav.units')}
      lead={t('units.lead')}
      tools={
        <Button type="primary" onClick={() => setEditing({})}>
          {t('units.add')}
        </Button>
      }
    >
      {units.length === 0 ? (
        <EmptyState title={t('units.empty')}>{t('units.empty.hint')}</EmptyState>
      ) : (
        <div className="card card-pad">
          <Branches branches={treeOf(units)} onEdit={(unit) => setEditing({ unit })} onAdd={(parent) => setEditing({ parent })} />
        </div>
      )}
      {editing && (
        <UnitDrawer key={editing.unit?.id ?? editing.parent?.id ?? 'new'} units={units} {...editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  )
}

interface BranchesProps {
  branches: readonly UnitBranch[]
  onEdit(unit: UnitRow): void
  onAdd(parent: UnitRow): void
}

function Branches({ branches, onEdit, onAdd }: BranchesProps) {
  const { t } = useText()
  return (
    <ul className="unit-tree">
      {branches.map(({ unit, below }) => (
        <li key={unit.id}>
          <div className="unit-line">
            <span className="unit-name">{unit.name}</span>
            <span className="sub">
              {t(`access.level.${unit.level}`)} · <span className="number">{unit.areaCode}</span>
            </span>
            <span className="unit-tools">
              <Button size="small" type="link" onClick={() => onEdit(unit)} aria-label={t('units.rename.of', { unit: unit.name })}>
                {t('units.rename')}
              </Button>
              {unit.level !== 'station' && unit.level !== 'desk' && (
                <Button size="small" type="link" onClick={() => onAdd(unit)} aria-label={t('units.addBelow.of', { unit: unit.name })}>
                  {t('units.addBelow')}
                </Button>
              )}
            </span>
          </div>
          {below.length > 0 && <Branches branches={below} onEdit={onEdit} onAdd={onAdd} />}
        </li>
      ))}
    </ul>
  )
}
