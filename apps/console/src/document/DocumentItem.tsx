import { Button } from 'antd'
import type { DocumentRow } from '#modules/document/index.ts'
import { formatInstant } from '#apps/ui/format.ts'
import type { FileShape } from '../file/shape.ts'
import { useText } from '../language.tsx'
import { Notice } from '../shared/Notice.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { VerdictButton } from '../shared/VerdictButton.tsx'
import { refusalText } from '../texts.ts'
import { nextStep, paperUrl, stepsOf, type Opened } from './shape.ts'

const TONES: Readonly<Record<string, string>> = { draft: 'new', submitted: 'paused', approved: 'active', issued: 'settled', voided: 'ended', discarded: 'ended' }

interface ItemProps {
  readonly document: DocumentRow
  readonly shape: FileShape
  /** Whether the reader may see the text in full. */
  readonly readable: boolean
  onOpen(open: Opened): void
}

/** One document: what became of it, its papers, what may be done next, and whom it has reached. */
export function DocumentItem({ document, shape, readable, onOpen }: ItemProps) {
  const { t, term, language } = useText()
  const name = t(`document.template.${document.template}`)
  return (
    <li>
      <article aria-label={document.number ? `${name} ${document.number}` : name}>
        <p className="row">
          <strong>{name}</strong>
          <span className={`stage stage-${TONES[document.stage] ?? 'active'}`}>{term(`document.stage.${document.stage}`, document.stage)}</span>
          {document.number && <span className="number nowrap">{document.number}</span>}
        </p>
        <p className="sub file-meta">
          <span>{t('documents.drafter', { name: document.drafterName })}</span>
          {document.signerName && <span>{t('documents.signer', { name: document.signerName })}</span>}
          {document.issuedAt && <span>{t('documents.issuedOn', { date: formatInstant(document.issuedAt, language) })}</span>}
        </p>
        {document.sentBack && <Notice tone="warn" title={t('documents.sentBack')}>{document.sentBack}</Notice>}
        {document.voidReason && <Notice tone="refused" title={t('documents.voided')}>{document.voidReason}</Notice>}
        <div className="row document-buttons">
          {readable && document.stage !== 'discarded' && <Papers document={document} name={name} fileId={shape.id} onOpen={onOpen} />}
          <Steps document={document} shape={shape} onOpen={onOpen} />
        </div>
        {(document.stage === 'issued' || document.deliveries.length > 0) && <Deliveries document={document} shape={shape} onOpen={onOpen} />}
      </article>
    </li>
  )
}

/** On a desk the pages are shown beside the file; on a phone the PDF opens by itself. */
function Papers({ document, name, fileId, onOpen }: { document: DocumentRow; name: string; fileId: string; onOpen(open: Opened): void }) {
  const { t } = useText()
  const narrow = useNarrow()
  const pdf = paperUrl(fileId, document.id, 'pdf')
  return (
    <>
      {narrow
        ? <Button size="small" href={pdf} target="_blank" rel="noopener" aria-label={t('documents.view.of', { name })}>{t('documents.view')}</Button>
        : <Button size="small" aria-label={t('documents.view.of', { name })} onClick={() => onOpen({ kind: 'view', document })}>{t('documents.view')}</Button>}
      {document.number && (
        <>
          <Button size="small" href={pdf} download={`${document.number}.pdf`}>{t('documents.pdf')}</Button>
          <Button size="small" href={paperUrl(fileId, document.id, 'docx')} download={`${document.number}.docx`}>{t('documents.docx')}</Button>
        </>
      )}
    </>
  )
}

function Steps({ document, shape, onOpen }: { document: DocumentRow; shape: FileShape; onOpen(open: Opened): void }) {
  const { t, term, language } = useText()
  const next = nextStep(document)
  return stepsOf(document).map(({ type, refusal }) => (
    <VerdictButton
      key={type} label={term(`document.step.${type}`, type)} size="small" primary={type === next}
      why={refusal === null ? '' : refusalText(language, { refusal, params: { unit: shape.unit.name, step: t('documents.title') } })}
      onClick={() => onOpen(type === 'revise' ? { kind: 'text', document } : { kind: 'step', type, document })}
    />
  ))
}

function Deliveries({ document, shape, onOpen }: { document: DocumentRow; shape: FileShape; onOpen(open: Opened): void }) {
  const { t, language } = useText()
  const receipt = document.steps.find(({ type }) => type === 'record-receipt')
  const why = receipt?.refusal ? refusalText(language, { refusal: receipt.refusal, params: { unit: shape.unit.name } }) : ''
  return (
    <>
      <h3 className="sub-title">{t('documents.deliveries')}</h3>
      {document.deliveries.length === 0 && <p className="muted">{t('documents.deliveries.none')}</p>}
      <ul className="sessions">
        {document.deliveries.map((delivery) => (
          <li key={delivery.id}>
            <p>
              <strong>{t(`document.audience.${delivery.audience}`)}{shape.group?.people.find(({ id }) => id === delivery.personId)?.name}</strong> · {t(`document.channel.${delivery.channel}`)} · {formatInstant(delivery.at, language)}
              {delivery.reference && <> · <span className="break">{t('documents.delivery.reference', { reference: delivery.reference })}</span></>}
            </p>
            {delivery.proofs.map(({ proof, at }) => <p key={proof} className="sub">{t(`document.proof.${proof}`)} · {formatInstant(at, language)}</p>)}
            {delivery.receipt
              ? <p className="prose">{t('documents.receipt', { date: formatInstant(delivery.receipt.at, language), note: delivery.receipt.note })}</p>
              : (
                <div className="row">
                  <span className="sub">{t('documents.receipt.none')}</span>
                  <VerdictButton label={t('documents.receipt.add')} why={why} size="small" onClick={() => onOpen({ kind: 'step', type: 'record-receipt', document, initial: { deliveryId: delivery.id } })} />
                </div>
              )}
          </li>
        ))}
      </ul>
    </>
  )
}
