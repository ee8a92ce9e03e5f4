/** What callers send to the document module, get from it, and may be refused. */
import { z } from 'zod'
import { route, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { stepRoute } from '#modules/casefile/contract.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { FIELDS } from './fields.ts'
import { refusalTexts } from './messages.ts'
import { AUDIENCES } from './template.ts'
import { TEMPLATE_IDS } from './templates.ts'

/**
 * `paper`: by post, with the number of the parcel; `window`: handed over; `sms`, `mail`: the address of a page where it is read;
 * `web`: on the page where the filer follows the file.
 */
export const CHANNELS = ['paper', 'window', 'sms', 'mail', 'web'] as const
/** What shows that a document reached its recipient. A mail server's acceptance shows no more than that. */
export const PROOFS = ['sms-delivered', 'mail-accepted', 'opened', 'signed'] as const

const zTemplate = z.enum(TEMPLATE_IDS)
const zGiven = z.partialRecord(z.enum(FIELDS), zText(4000))
const zParagraphs = z.array(zText(2000)).max(20).default([])
const zDocument = { documentId: z.uuid() }

export const zDocumentCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('draft'), template: zTemplate, given: zGiven.default({}), paragraphs: zParagraphs }),
  z.object({ type: z.literal('revise'), ...zDocument, given: zGiven.default({}), paragraphs: zParagraphs }),
  z.object({ type: z.literal('submit'), ...zDocument }),
  z.object({ type: z.literal('discard'), ...zDocument }),
  z.object({ type: z.literal('approve'), ...zDocument }),
  z.object({ type: z.literal('send-back'), ...zDocument, reason: zText(500, 4) }),
  z.object({ type: z.literal('issue'), ...zDocument }),
  z.object({ type: z.literal('void'), ...zDocument, reason: zText(500, 4) }),
  z.object({
    type: z.literal('deliver'), ...zDocument, audience: z.enum(AUDIENCES), channel: z.enum(CHANNELS), reference: zText(60).optional(),
    /** Mailbox, as the recipient named it; kept beside the delivery, not in it. */
    mailbox: zText(200).optional(),
    /** Which of several complainants; the one who filed where absent. */
    personId: z.uuid().optional(),
  }),
  z.object({ type: z.literal('record-receipt'), ...zDocument, deliveryId: z.uuid(), note: zText(300, 2), attachments: z.array(z.uuid()).max(4).default([]) }),
])
export type DocumentCommandInput = z.output<typeof zDocumentCommand>

const zStep = z.object({ type: z.string(), allowed: z.boolean(), refusal: z.string().nullable() })

const zDocumentRow = z.object({
  id: z.uuid(), template: zTemplate, stage: z.string(), drafterName: z.string(), signerName: z.string().nullable(), sentBack: z.string().nullable(),
  number: z.string().nullable(), sha256: z.string().nullable(), issuedAt: z.string().nullable(), voidReason: z.string().nullable(),
  audiences: z.array(z.enum(AUDIENCES)),
  /** What the officer filled in, while it may be revised by the caller. */
  draft: z.object({ given: z.partialRecord(z.enum(FIELDS), z.string()), paragraphs: z.array(z.string()) }).nullable(),
  deliveries: z.array(z.object({
    id: z.uuid(), audience: z.enum(AUDIENCES), personId: z.string().nullable(), channel: z.enum(CHANNELS), reference: z.string().nullable(), at: z.string(),
    receipt: z.object({ note: z.string(), at: z.string() }).nullable(),
    proofs: z.array(z.object({ proof: z.enum(PROOFS), at: z.string() })),
  })),
  steps: z.array(zStep),
})

const zTemplateRow = z.object({
  template: zTemplate,
  /** What the file does not know; nobody types what it knows. */
  asks: z.array(z.object({ name: z.enum(FIELDS), required: z.boolean(), entry: z.enum(['line', 'area', 'date']) })),
  /** Of the fields only the file may fill in, the first that it cannot yet: the document is not due. */
  notYet: z.enum(FIELDS).nullable(),
  /** How many of it what was done on the file calls for, and nobody has drawn up. */
  owed: z.int().min(0),
})

const STEP_REFUSALS: readonly (DocumentRefusal | CasefileRefusal)[] = [
  'casefile.not-found', 'casefile.version-conflict', 'casefile.reveals-reporter', 'casefile.unknown-attachment', 'document.not-permitted', 'document.unknown', 'document.wrong-stage', 'document.own-draft',
  'document.wrong-kind', 'document.not-in-pack', 'document.missing-field', 'document.wrong-audience', 'document.reference-needed', 'document.mailbox-needed', 'document.no-channel', 'document.nobody-online', 'document.unknown-delivery',
  'document.already-receipted', 'document.no-authority', 'document.unknown-recipient', 'document.of-another',
]

export type DocumentRow = z.output<typeof zDocumentRow>
export type TemplateRow = z.output<typeof zTemplateRow>

export const routes = {
  list: route({
    id: 'list-documents', method: 'GET', path: '/files/:id/document', access: 'staff',
    summary: 'The documents of a file, what may be done with each, and which templates the law of the file has',
    input: z.object({ id: z.uuid() }),
    output: z.object({
      version: z.number(), documents: z.array(zDocumentRow), templates: z.array(zTemplateRow),
      /** Whether the caller may draw up, and read what was drawn up in full. */
      mayDraft: z.boolean(),
    }),
    refusals: ['casefile.not-found'],
  }),
  command: stepRoute('document', 'Take a step on a document of a file', zDocumentCommand, STEP_REFUSALS),
} as const

export type DocumentRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<DocumentRefusal> = refusalTexts
