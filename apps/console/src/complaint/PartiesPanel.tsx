import { Link } from 'react-router'
import { routes, type ComplaintView } from '#modules/complaint/index.ts'
import { formatFileNumber } from '#apps/ui/format.ts'
import { call } from '../client.ts'
import { PersonPanel } from '../file/PersonPanel.tsx'
import { useText } from '../language.tsx'
import { StageTag } from '../shared/StageTag.tsx'
import { useCategoryName } from './categories.ts'

/** Both parties side by side; the complainant masked until someone gives a reason. */
export function PartiesPanel({ view }: { view: ComplaintView }) {
  return (
    <>
      <div className="parties">
        <Complainant view={view} />
        <Respondent view={view} />
      </div>
      <FirmFiles view={view} />
    </>
  )
}

function Complainant({ view }: { view: ComplaintView }) {
  const { t } = useText()
  return (
    <PersonPanel id="consumer-title" title={t('mediation.party.consumer')} person={view.consumer} unmask={(reason) => call(routes.unmask, { id: view.id, reason })} />
  )
}

function Respondent({ view: { respondent } }: { view: ComplaintView }) {
  const { t } = useText()
  return (
    <section className="card" aria-labelledby="respondent-title">
      <header className="card-head">
        <h2 id="respondent-title">{t('mediation.party.respondent')}</h2>
      </header>
      <div className="card-pad">
        <dl className="pairs">
          <dt>{t('firm.name')}</dt>
          <dd>{respondent.name}</dd>
          <dt>{t('firm.creditCode')}</dt>
          <dd className="number">{respondent.creditCode ?? t('value.none')}</dd>
          <dt>{t('firm.address')}</dt>
          <dd>{respondent.address}</dd>
          <dt>{t('firm.phone')}</dt>
          <dd className="number">{respondent.phone ?? t('value.none')}</dd>
        </dl>
      </div>
    </section>
  )
}

/** What else was complained of about the same firm: it shows whether this is a pattern. */
function FirmFiles({ view: { sameOperator } }: { view: ComplaintView }) {
  const { t } = useText()
  const categoryName = useCategoryName()
  return (
    <section className="card" aria-labelledby="firm-files-title">
      <header className="card-head">
        <h2 id="firm-files-title">{t('firm.files', { count: sameOperator.count })}</h2>
        {sameOperator.count > sameOperator.files.length && (
          <span className="sub">{t('firm.files.more', { shown: sameOperator.files.length })}</span>
        )}
      </header>
      {sameOperator.count === 0 && <p className="card-pad muted">{t('firm.files.none')}</p>}
      <ul className="firm-files">
        {sameOperator.files.map((file) => (
          <li key={file.id}>
            <Link to={`/files/${file.id}`} className="number">
              {formatFileNumber(file.number)}
            </Link>
            <span className="clip">
              <span className="category">{categoryName(file.category)}</span>
              {file.summary}
            </span>
            <span className="sub number">{file.receivedOn}</span>
            <StageTag of={{ kind: 'complaint', stage: file.stage, mediationStage: null }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
