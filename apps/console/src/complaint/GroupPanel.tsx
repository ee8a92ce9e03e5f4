import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type ComplaintView } from '#modules/complaint/index.ts'
import { formatDate, formatFileNumber } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useKey } from '../shared/use-key.ts'

/** Who complains together, who acts for whom, and whose consent is still missing; nothing where one person complains alone. */
export function GroupPanel({ view }: { view: ComplaintView }) {
  const { t, term, language } = useText()
  const { people, agents, missing, telling } = view.group
  if (people.length < 2 && agents.length === 0) return null
  return (
    <section className="card" aria-labelledby="group-title">
      <header className="card-head"><h2 id="group-title">{t('group.title')}</h2><span className="sub">{t('group.count', { count: people.length })}</span></header>
      <div className="card-pad">
        {missing.agreement.length > 0 && <p className="notice notice-warn">{t('group.missing', { count: missing.agreement.length })}</p>}
        {telling && telling.untold.length > 0 && (
          <p className="notice notice-warn">
            {t('group.untold', {
              count: telling.untold.length, of: t(`complaint.telling.${telling.of}`),
              list: people.filter(({ id }) => telling.untold.includes(id)).map(({ name }) => name).join(t('list.comma')),
            })}
          </p>
        )}
        <ul className="sessions">
          {people.map(({ id, name, filer, representative, consents, told }) => (
            <li key={id}>
              <p><strong>{name}</strong>{filer && ` · ${t('group.filer')}`}{representative && ` · ${t('group.representative')}`}</p>
              <IssueCode view={view} personId={id} name={name} />
              {consents.length > 0 && <p className="sub">{t('group.consents', { list: consents.map((to) => t(`complaint.consent.${to}`)).join(t('list.comma')) })}</p>}
              {told.map(({ of, by, on }) => (
                <p className="sub" key={of}>{t('group.told', { date: formatDate(on, language), by: term(`told.${by}`, by), of: t(`complaint.telling.${of}`) })}</p>
              ))}
            </li>
          ))}
          {agents.map(({ id, name, powers, matters, until, ended, holdsCode }) => (
            <li key={id}>
              <p><strong>{name}</strong> · {t('group.agent')} · {t(`complaint.powers.${powers}`)}{holdsCode && ` · ${t(ended ? 'group.holdsCode.ended' : 'group.holdsCode')}`}</p>
              <p className="sub">{matters} · {ended ? t('group.ended') : t('group.until', { date: formatDate(until, language) })}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/** Each of several has a query code; one that was lost, or never told, is issued anew and shown this once. */
function IssueCode({ view, personId, name }: { view: ComplaintView; personId: string; name: string }) {
  const { t } = useText()
  const queries = useQueryClient()
  const key = useKey()
  const issued = useMutation({
    mutationFn: () => call(routes.issueCode, { id: view.id, key: key({ personId, version: view.version }), version: view.version, personId }), gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['file', view.id] }),
  })
  if (!view.allowedActions.some(({ procedure, type, allowed }) => procedure === 'complaint' && type === 'issue-code' && allowed)) return null
  return (
    <div aria-live="polite">
      {issued.data
        ? <p className="notice">{t('group.code', { name })} <strong className="number">{issued.data.queryCode}</strong></p>
        : <Button size="small" loading={issued.isPending} aria-label={t('group.issueCode.of', { name })} onClick={() => issued.mutate()}>{t('group.issueCode')}</Button>}
      {issued.error ? <CallNotice error={issued.error} /> : null}
    </div>
  )
}

/** What still stands between the complaint and its decision: notices, the firm's own try, an earlier file on the same dispute. */
export function BeforePanel({ view }: { view: ComplaintView }) {
  const { t, language } = useText()
  const { notices, settlement, sameAs, callbacks } = view
  const earlier = sameAs === null ? view.mediatedBefore : []
  if (notices.length === 0 && !settlement && !sameAs && callbacks.length === 0 && earlier.length === 0) return null
  return (
    <section className="card" aria-labelledby="before-title">
      <header className="card-head"><h2 id="before-title">{t('before.title')}</h2></header>
      <div className="card-pad">
        {sameAs && <p className="notice notice-warn">{t('before.same', { number: formatFileNumber(sameAs.number), reason: sameAs.reason })} <span className="article">{sameAs.article}</span></p>}
        {earlier.length > 0 && <p className="notice notice-warn">{t('before.earlier', { list: earlier.map(({ number }) => formatFileNumber(number)).join(t('list.comma')) })}</p>}
        <ul className="sessions">
          {notices.map(({ matter, items, dueOn, suppliedOn, article }) => (
            <li key={matter}>
              <p><strong>{t(`complaint.matter.${matter}`)}</strong> · {suppliedOn ? t('before.supplied', { date: formatDate(suppliedOn, language) }) : t('before.due', { date: formatDate(dueOn, language) })}</p>
              <p className="sub">{items} <span className="article">{article}</span></p>
            </li>
          ))}
          {settlement && <li><p><strong>{t('before.settlement')}</strong> · {t(`complaint.settlement.${settlement.stage}`)}</p>{settlement.answer && <p className="sub">{settlement.answer}</p>}</li>}
          {callbacks.map(({ on, grade, comment }) => (
            <li key={on}><p><strong>{t('before.callback')}</strong> · {formatDate(on, language)} · {t(`complaint.grade.${grade}`)}</p>{comment && <p className="sub">{comment}</p>}</li>
          ))}
        </ul>
      </div>
    </section>
  )
}
