/** What callers send about habitual claims, get, and may be refused. */
import { z } from 'zod'
import { route, zText } from '#platform/pure/contract.ts'
import type { RefusalRegistry } from '#platform/pure/refusal.ts'
import { stepRoute, zGround } from '#modules/casefile/contract.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'
import { refusalTexts } from './messages.ts'

export const zConductCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('propose-finding'), factors: z.array(z.string().max(40)).min(1).max(10), reason: zText(2000, 10) }),
  z.object({ type: z.literal('approve-finding') }),
  z.object({ type: z.literal('send-back-finding'), reason: zText(500, 5) }),
  z.object({ type: z.literal('lift-finding'), reason: zText(500, 5) }),
])
export type ConductCommandInput = z.output<typeof zConductCommand>

const zFiling = z.object({ id: z.uuid(), number: z.string(), receivedOn: z.string() })

const zSettings = z.object({
  windowDays: z.int().min(30).max(1095), repeatedFrom: z.int().min(2).max(100), sharedFrom: z.int().min(2).max(100),
})

export const zConductPanel = z.object({
  article: z.string(),
  factors: z.array(zGround),
  /** What the system counts of some of the factors; each count is the length of its list. */
  evidence: z.array(z.object({ factor: z.string(), count: z.number(), persons: z.number(), notable: z.boolean(), files: z.array(zFiling) })),
  settings: zSettings,
  /** Whether the county has settled nothing, so that the settings are a proposal. */
  proposed: z.boolean(),
  today: z.string(),
  stage: z.enum(['none', 'proposed', 'approved', 'sent-back', 'lifted', 'expired']),
  finding: z.object({
    factors: z.array(z.string()), reason: z.string(), by: z.string(), on: z.string(), reviewedBy: z.string().nullable(), expiresOn: z.string().nullable(),
    note: z.string().nullable(), counted: z.array(z.object({ factor: z.string(), count: z.number() })),
  }).nullable(),
})
export type ConductPanel = z.output<typeof zConductPanel>

const zCounty = z.object({ areaCode: z.string(), settings: zSettings, proposed: z.boolean() })
export type ConductCounty = z.output<typeof zCounty>

const REFUSALS: readonly (ConductRefusal | CasefileRefusal)[] = [
  'casefile.not-found', 'casefile.wrong-kind', 'casefile.version-conflict', 'conduct.not-permitted', 'conduct.not-provided', 'conduct.file-ended', 'conduct.pending', 'conduct.stands',
  'conduct.nothing-to-lift', 'conduct.nothing-to-review', 'conduct.own-finding', 'conduct.unknown-factor',
]

export const routes = {
  command: stepRoute('conduct', 'Find that a complaint is not one of everyday consumption, review the finding, lift it; nothing follows from it by itself', zConductCommand, REFUSALS),
  read: route({
    id: 'read-conduct', method: 'GET', path: '/files/:id/conduct', access: 'staff',
    summary: 'What the system counts on a complaint for the factors of Order 121 Art. 17, with the files behind each count, and what was found; null where no such rule governs it or the caller does not handle it',
    input: z.object({ id: z.uuid() }), output: z.object({ panel: zConductPanel.nullable() }), refusals: ['casefile.not-found'],
  }),
  readSettings: route({
    id: 'read-conduct-settings', method: 'GET', path: '/conduct/settings', access: 'staff',
    summary: 'What the counties that the caller heads have settled to be counted', input: z.object({}), output: z.object({ counties: z.array(zCounty) }), refusals: [],
  }),
  settle: route({
    id: 'settle-conduct', method: 'PUT', path: '/conduct/settings/:areaCode', access: 'staff',
    summary: 'Settle the window of days and the numbers from which something is pointed out', input: z.object({ areaCode: z.string().regex(/^\d{6}$/), ...zSettings.shape }),
    output: zCounty, refusals: ['conduct.settings-not-permitted'],
  }),
} as const

export type ConductRefusal = keyof typeof refusalTexts
export const refusals: RefusalRegistry<ConductRefusal> = refusalTexts
