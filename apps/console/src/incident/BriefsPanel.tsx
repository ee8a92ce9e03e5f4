import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { routes, type Brief, type IncidentView } from '#modules/incident/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { paperUrl } from '../document/shape.ts'
import { useText } from '../language.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { Loaded } from '../shared/States.tsx'

/** Every version of the brief for party committee and government, and what one would say today. */
export function BriefsPanel({ view, onRead }: { view: IncidentView; onRead(version: number): void }) {
  const { t } = useText()
  return (
    <section className="card" aria-labelledby="briefs-title">
      <header className="card-head">
        <h2 id="briefs-title">{t('incidents.briefs')}</h2>
        <Button size="small" onClick={() => onRead(0)}>{t('incidents.brief.present')}</Button>
      </header>
      <div className="card-pad">
        {view.briefs.length === 0 && <p className="muted">{t('incidents.briefs.none')}</p>}
        <ul className="sessions">
          {view.briefs.toReversed().map((brief) => <Version key={brief.version} incidentId={view.id} brief={brief} onRead={() => onRead(brief.version)} />)}
        </ul>
      </div>
    </section>
  )
}

function Version({ incidentId, brief, onRead }: { incidentId: string; brief: IncidentView['briefs'][number]; onRead(): void }) {
  const { t, language } = useText()
  const { version, title, at, by, issuedAt, issuedBy, paper } = brief
  return (
    <li>
      <p className="row">
        <strong>{t('incidents.brief.version', { version })}</strong>
        <span className={`stage ${issuedAt ? 'stage-settled' : 'stage-paused'}`}>{t(issuedAt ? 'incidents.brief.isIssued' : 'incidents.brief.draft')}</span>
        <Button size="small" aria-label={t('incidents.brief.readOf', { version })} onClick={onRead}>{t('incidents.brief.read')}</Button>
      </p>
      <p>{title}</p>
      <p className="sub">
        {t('incidents.brief.drafted', { by, at: formatInstant(at, language) })}
        {issuedAt && ` · ${t('incidents.brief.issued', { by: issuedBy ?? '', at: formatInstant(issuedAt, language) })}`}
      </p>
      {paper && (
        <p className="row">
          <span className="number">{paper.number}</span>
          <a href={paperUrl(incidentId, paper.documentId, 'pdf')} target="_blank" rel="noreferrer">{t('documents.open')}</a>
          <a href={paperUrl(incidentId, paper.documentId, 'docx')} download>{t('documents.docx')}</a>
        </p>
      )}
    </li>
  )
}

/** One version in full; version 0 is what a brief would say today. */
export function BriefDrawer({ id, version, onClose }: { id: string; version: number; onClose(): void }) {
  const { t } = useText()
  const query = useQuery({ queryKey: ['file', id, 'brief', version], queryFn: () => call(routes.brief, { id, version }) })
  return (
    <FormDrawer title={version === 0 ? t('incidents.brief.title') : t('incidents.brief.version', { version })} onClose={onClose}>
      <Loaded query={query} rows={10}>{(brief) => <BriefText brief={brief} />}</Loaded>
    </FormDrawer>
  )
}

/** An official Chinese document, whatever the language of the page. */
function BriefText({ brief }: { brief: Brief }) {
  const { t } = useText()
  return (
    <div className="brief" role="group" aria-label={brief.title} tabIndex={0} lang="zh-CN">
      <h2>{brief.title}</h2>
      <p className="sub">{t('incidents.brief.number', { number: brief.number })}</p>
      <p>{brief.recipient}：</p>
      {brief.blocks.map((block) => (block.kind === 'paragraph'
        ? <section key={`${block.heading} ${block.text}`}>{block.heading && <h3>{block.heading}</h3>}<p className="prose">{block.text}</p></section>
        : <BriefTable key={block.heading} block={block} />))}
    </div>
  )
}

function BriefTable({ block: { heading, head, rows } }: { block: Extract<Brief['blocks'][number], { kind: 'table' }> }) {
  return (
    <section>
      <h3>{heading}</h3>
      <table className="plain">
        <thead><tr>{head.map((cell) => <th key={cell} scope="col">{cell}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <tr key={row.join(' ')}>{row.map((cell, place) => <td key={`${head[place]}`}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </section>
  )
}
