import { useState } from 'react'
import { Button, Drawer } from 'antd'
import { useText } from '../language.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { VerdictButton } from '../shared/VerdictButton.tsx'
import type { StepSubject } from './shape.ts'
import { arrange, stepIdOf, whyNot, type Action } from './actions.ts'

/** The steps open on a file. Beside it on a desk, at the foot of the screen on a phone. */
export function ActionBar({ view, onChoose }: { view: StepSubject & { readonly allowedActions: readonly Action[] }; onChoose(action: Action): void }) {
  const { t, term } = useText()
  const narrow = useNarrow()
  const [listed, setListed] = useState(false)
  const { primary } = arrange(view.allowedActions, view.idle)
  function choose(action: Action) {
    setListed(false)
    onChoose(action)
  }
  return (
    <section className={narrow ? 'foot-bar' : 'card actions'} aria-label={t('actions.title')}>
      {narrow ? (
        <>
          <Button onClick={() => setListed(true)}>{t('actions.all')}</Button>
          {primary && (
            <Button type="primary" onClick={() => choose(primary)}>
              {term(`${primary.procedure}.step.${primary.type}`, primary.type)}
            </Button>
          )}
        </>
      ) : (
        <>
          <header className="card-head">
            <h2>{t('actions.title')}</h2>
          </header>
          <ActionList view={view} onChoose={choose} />
        </>
      )}
      {listed && (
        <Drawer
          open
          placement="bottom"
          size="75%"
          title={t('actions.title')}
          onClose={() => setListed(false)}
          closable={{ 'aria-label': t('action.close') }}
        >
          <ActionList view={view} onChoose={choose} />
        </Drawer>
      )}
    </section>
  )
}

function ActionList({ view, onChoose }: { view: StepSubject & { readonly allowedActions: readonly Action[] }; onChoose(action: Action): void }) {
  const { t, term, language } = useText()
  const { primary, groups, closed } = arrange(view.allowedActions)
  const button = (action: Action) => (
    <VerdictButton
      key={stepIdOf(action)} label={term(`${action.procedure}.step.${action.type}`, action.type)} why={whyNot(language, action, view)}
      primary={action === primary} onClick={() => onChoose(action)}
    />
  )
  return (
    <div className="action-groups">
      {groups.length === 0 && <p className="muted">{t('actions.none')}</p>}
      {groups.map((group) => (
        <div key={group.id} className="action-group">
          <h3>{t(`actions.group.${group.id}`)}</h3>
          <div className="action-buttons">{group.actions.map(button)}</div>
        </div>
      ))}
      {closed.length > 0 && (
        <details className="action-closed">
          <summary>{t('actions.closed', { count: closed.length })}</summary>
          <div className="action-buttons">{closed.map(button)}</div>
        </details>
      )}
    </div>
  )
}
