/** Binds inquiries, what is public of them, the knowledge base; and the turning of an inquiry into a complaint or a report, which names two procedures. */
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { isRefusal, refuse, type Refusal } from '#platform/pure/refusal.ts'
import { linkInsert } from '#modules/casefile/links.ts'
import { judgeStep } from '#modules/casefile/engine.ts'
import { transact } from '#modules/casefile/desk.ts'
import { readFolded } from '#modules/casefile/reading.ts'
import type { Actor } from '#modules/casefile/casefile.ts'
import { zComplaintInput } from '#modules/complaint/index.ts'
import * as complaints from '#modules/complaint/server.ts'
import { routes, type InquiryCommand, type InquiryRefusal, type InquiryState } from '#modules/inquiry/index.ts'
import * as inquiries from '#modules/inquiry/server.ts'
import { routes as knowledgeContract } from '#modules/knowledge/index.ts'
import * as knowledge from '#modules/knowledge/server.ts'
import { zReportInput } from '#modules/report/index.ts'
import * as reports from '#modules/report/server.ts'
import { bind, type ApiParts, type Caller } from './api.ts'
import type { Parts } from './parts.ts'
import { bindSteps, readable } from './steps.ts'

export function inquiryRoutes(app: FastifyInstance, api: ApiParts, parts: Parts): void {
  const { inquiries: server, desk } = parts
  bind(app, api, routes.submit, (input) => inquiries.submit(server, input))
  bind(app, api, routes.track, (input) => inquiries.track(server, input))
  bind(app, api, routes.rate, (input) => inquiries.rate(server, input))
  bind(app, api, routes.voice, (input) => inquiries.voice(server, input))
  bind(app, api, routes.register, (input, { actor }) => inquiries.register(server, input, actor))
  bind(app, api, routes.list, (input, { actor }) => inquiries.list(server, input, actor))
  bind(app, api, routes.platforms, (_input, { actor }) => inquiries.platforms(server, actor))
  bind(app, api, routes.read, (input, { actor }) => inquiries.read(server, input, actor))
  bind(app, api, routes.unmask, (input, { actor }) => inquiries.unmask(server, input, actor))
  bindSteps(app, api, desk, routes.command, 'inquiry', (command, head, { actor }) => inquiries.complete(server, command, head, actor))
  bind(app, api, routes.turn, (input, caller) => turn(parts, input, caller))
}

export function knowledgeRoutes(app: FastifyInstance, api: ApiParts, { knowledge: server }: Parts): void {
  bind(app, api, knowledgeContract.search, (input) => knowledge.search(server, input))
  bind(app, api, knowledgeContract.list, (input, { actor }) => knowledge.list(server, input, actor))
  bind(app, api, knowledgeContract.history, (input, { actor }) => knowledge.history(server, input, actor))
  bind(app, api, knowledgeContract.create, (input, { actor }) => knowledge.create(server, input, actor))
  bind(app, api, knowledgeContract.revise, (input, { actor }) => knowledge.revise(server, input, actor))
  bind(app, api, knowledgeContract.step, (input, { actor }) => knowledge.takeStep(server, input, actor))
}

type TurnInput = z.output<typeof routes.turn.input>

/**
 * Opens the new file first, then closes the inquiry and links the two in one transaction. The key of the new file is derived
 * from the inquiry, so that a turn cut off in between is finished by the next try and opens nothing twice.
 */
async function turn(parts: Parts, input: TurnInput, caller: Caller): Promise<{ version: number; fileId: string; number: string } | Refusal> {
  const { desk, inquiries: server } = parts
  const { actor } = caller
  const head = await readable(desk, input.id, caller)
  if (isRefusal(head)) return head
  const folded = await readFolded(desk, head)
  const command = (id: string, number: string): InquiryCommand => ({ type: 'turn', into: { kind: input.into, id, number } })
  const possible = judgeStep(desk.practice, head, folded, { procedure: 'inquiry', command: command(head.id, head.number), actor, now: desk.clock() })
  if (isRefusal(possible)) return possible
  if (head.version !== input.version) return refuse('casefile.version-conflict', { params: { by: '', what: '', version: head.version } })
  const asker = await inquiries.findAsker(server, head)
  const person = { name: input.asker.name || asker?.name || '', phone: input.asker.phone || asker?.phone || '', address: input.asker.address || asker?.address || '' }
  const open = input.into === 'report' ? openReport : openComplaint
  const opened = await open(parts, { input, person, actor, channel: (folded.states['inquiry'] as InquiryState).stated?.channel })
  if (isRefusal(opened)) return opened
  const done = await transact(desk, {
    fileId: head.id, key: `staff:${actor.id}:${head.id}:${input.key}`, actor, procedure: 'inquiry', command: command(opened.id, opened.number), version: input.version,
    beside: [linkInsert(head.id, opened.id, 'turned', desk.clock())],
  })
  return isRefusal(done) ? done : { version: done.version, fileId: opened.id, number: opened.number }
}

interface Turned {
  readonly input: TurnInput
  readonly person: { readonly name: string; readonly phone: string; readonly address: string }
  readonly actor: Actor
  readonly channel: string | undefined
}

type Opened = { readonly id: string; readonly number: string } | Refusal

const askerNeeded = refuse<InquiryRefusal>('inquiry.asker-needed', { field: 'asker.name' })

async function openComplaint({ complaints: server }: Parts, { input, person, actor, channel }: Turned): Promise<Opened> {
  const { id, respondent, category, facts, claims } = input
  const filed = zComplaintInput.safeParse({
    key: `turn-${id}`, channel, consumer: person, respondent, category, facts, claims, publicationConsent: false, entrustConsent: false,
  })
  return filed.success && person.phone ? complaints.register(server, filed.data, actor) : askerNeeded
}

async function openReport({ reports: server }: Parts, { input, person, actor, channel }: Turned): Promise<Opened> {
  const { id, respondent, category, facts, realName } = input
  const filed = zReportInput.safeParse({
    key: `turn-${id}`, channel, target: respondent, category, facts, reporter: realName ? { realName, ...person } : { realName },
  })
  return filed.success ? reports.register(server, filed.data, actor) : askerNeeded
}
