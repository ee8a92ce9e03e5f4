import type { ComplaintView } from '#modules/complaint/index.ts'
import { formatDate, formatMoney, formatSize } from '#apps/ui/format.ts'
import { useText } from '../language.tsx'
import { Icon } from '../shared/Icon.tsx'
import { useCategoryName } from './categories.ts'

/** What the complainant states: facts, what is asked for, money, evidence. */
export function FactsPanel({ view }: { view: ComplaintView }) {
  const { t, language } = useText()
  const categoryName = useCategoryName()
  return (
    <section className="card" aria-labelledby="facts-title">
      <header className="card-head">
        <h2 id="facts-title">{t('facts.title')}</h2>
      </header>
      <div className="card-pad">
        <p className="facts-text prose">{view.facts}</p>
        <dl className="pairs">
          <dt>{t('facts.claims')}</dt>
          <dd>
            <span className="claims">
              {view.claims.map((claim) => (
                <span key={claim} className="claim">
                  {t(`complaint.claim.${claim}`)}
                </span>
              ))}
            </span>
            {view.claimText && <span className="prose">{view.claimText}</span>}
          </dd>
          <dt>{t('facts.amount')}</dt>
          <dd className="money">{view.amountFen === null ? t('value.none') : formatMoney(view.amountFen)}</dd>
          <dt>{t('facts.category')}</dt>
          <dd>{categoryName(view.category)}</dd>
          {view.goods && (
            <>
              <dt>{t('facts.goods')}</dt>
              <dd>{view.goods}</dd>
            </>
          )}
          {view.orderNumber && (
            <>
              <dt>{t('facts.order')}</dt>
              <dd className="number">{view.orderNumber}</dd>
            </>
          )}
          {view.online && <Online online={view.online} />}
          {view.occurredOn && (
            <>
              <dt>{t('facts.occurredOn')}</dt>
              <dd>{formatDate(view.occurredOn, language)}</dd>
            </>
          )}
          <dt>{t('facts.consent')}</dt>
          <dd>
            {t(view.publicationConsent ? 'facts.publication.yes' : 'facts.publication.no')} ·{' '}
            {t(view.entrustConsent ? 'facts.entrust.yes' : 'facts.entrust.no')}
          </dd>
        </dl>
        <Evidence view={view} />
      </div>
    </section>
  )
}

/** Who sold it online, and where a platform says the seller is: whose place counts turns on it. */
function Online({ online: { kind, platform, publishedAddress } }: { online: NonNullable<ComplaintView['online']> }) {
  const { t } = useText()
  return (
    <>
      <dt>{t('facts.online')}</dt>
      <dd>{t('facts.online.at', { where: t(`complaint.sale.${kind}`), platform })}{kind === 'platform-seller' && <span className="sub"> {publishedAddress ? t('facts.online.address', { address: publishedAddress }) : t('facts.online.noAddress')}</span>}</dd>
    </>
  )
}

/** What was handed in with a file of any kind. */
export function Evidence({ view }: { view: Pick<ComplaintView, 'id' | 'attachments'> }) {
  const { t } = useText()
  return (
    <>
      <h3 className="sub-title">{t('facts.evidence', { count: view.attachments.length })}</h3>
      {view.attachments.length === 0 && <p className="muted">{t('facts.evidence.none')}</p>}
      <ul className="evidence">
        {view.attachments.map((file) => {
          const href = `/attachments/${view.id}/${file.id}`
          const image = file.mediaType.startsWith('image/')
          return (
            <li key={file.id}>
              <a href={href} download={file.name}>
                {image ? (
                  <img src={href} alt="" loading="lazy" />
                ) : (
                  <span className="evidence-file">
                    <Icon name="clip" size={28} />
                  </span>
                )}
                <span className="evidence-name">{file.name}</span>
                <span className="sub">{formatSize(file.size)}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </>
  )
}
