/** Binds clue, case and referral of a file, and the list of cases. */
import type { FastifyInstance } from 'fastify'
import { isId } from '#platform/ids.ts'
import { isRefusal, refuse } from '#platform/pure/refusal.ts'
import { accountName, isOfficerOf } from '#modules/access/directory.ts'
import { readableUnits } from '#modules/access/policy.ts'
import { listAttachments } from '#modules/casefile/attachments.ts'
import { packOfFile } from '#modules/casefile/engine.ts'
import { readFolded } from '#modules/casefile/reading.ts'
import { routes, type EnforcementCommandInput, type EnforcementRefusal, type EnforcementState } from '#modules/enforcement/index.ts'
import { maySeeReferral } from '#modules/enforcement/policy.ts'
import { contentsOf, countShare, isNumberTaken, listCases } from '#modules/enforcement/store.ts'
import { enforcementView } from '#modules/enforcement/view.ts'
import { bind, type ApiParts } from './api.ts'
import type { Parts } from './parts.ts'
import { bindSteps, readable } from './steps.ts'

export function enforcementRoutes(app: FastifyInstance, api: ApiParts, { desk, complaints: { logRead } }: Parts): void {
  const { database, practice } = desk
  bindSteps<EnforcementCommandInput>(app, api, desk, routes.command, 'enforcement', async (command, head) => {
    if (command.type === 'refer-to-police') {
      const known = new Set((await listAttachments(database, head.id)).map(({ id }) => id))
      return command.evidence.every((id) => known.has(id)) ? { command } : refuse<EnforcementRefusal>('enforcement.unknown-evidence', { field: 'command.evidence' })
    }
    if (command.type === 'decide-clue') {
      const known = await Promise.all(command.officers.map((id) => isOfficerOf(database, id, head.unitId, desk.clock())))
      return known.includes(false) ? refuse<EnforcementRefusal>('enforcement.unknown-officer', { field: 'command.officers' }) : { command }
    }
    if (command.type !== 'open-case' && command.type !== 'hand-over') return { command }
    return {
      command,
      prepare: async (tx, { folded }) => {
        if (command.type === 'open-case') {
          return await isNumberTaken(tx, command.number) ? refuse<EnforcementRefusal>('enforcement.number-taken', { field: 'command.number', params: { number: command.number } }) : command
        }
        const { referral } = folded.states['enforcement'] as EnforcementState
        return { ...command, contents: await contentsOf(tx, head.id, referral?.evidence ?? []) }
      },
    }
  })
  bind(app, api, routes.read, async ({ id }, caller) => {
    const head = await readable(desk, id, caller)
    if (isRefusal(head)) return head
    const state = (await readFolded(desk, head)).states['enforcement'] as EnforcementState | undefined
    if (!state) return { stage: 'none', grounds: { condition: [], declining: [], stop: [] }, clue: null, case: null, referral: null }
    const handles = maySeeReferral(caller.actor, head)
    if (handles && state.referral) await logRead(caller.actor, id, 'enforcement.read-referral', null)
    const view = enforcementView(state, handles, packOfFile(practice, head, desk.clock()))
    const officers = await Promise.all((view.case?.officers ?? []).map(async (officer) => (isId(officer) ? await accountName(database, officer) ?? officer : officer)))
    return { ...view, case: view.case && { ...view.case, officers } }
  })
  bind(app, api, routes.cases, async ({ from, state, text }, { actor }) => {
    const units = readableUnits(actor)
    const [listed, share] = await Promise.all([listCases(database, { units, from, state, text }), countShare(database, units)])
    return { ...listed, share }
  })
}
