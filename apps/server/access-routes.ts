/** Binds the access module: sessions in cookies, the rest as its handlers have it. */
import type { FastifyInstance } from 'fastify'
import { isRefusal, refuse } from '#platform/pure/refusal.ts'
import * as handlers from '#modules/access/server.ts'
import { endAbsence, listAbsences, recordAbsence } from '#modules/access/absences.ts'
import { acceptInvitation } from '#modules/access/invitations.ts'
import { changePassword, setLanguage, signIn, signOut, type SignedIn } from '#modules/access/sessions.ts'
import { routes } from '#modules/access/contract.ts'
import type { AccessDeps } from '#modules/access/deps.ts'
import { fileNumbers, findFileByNumber } from '#modules/casefile/store.ts'
import { bind, SESSION_COOKIE, type ApiParts, type Caller } from './api.ts'

/** Staff routes are only reached with a session; without one that is a bug of the binding. */
function sessionOf(caller: Caller): SignedIn {
  if (!caller.session) throw new Error('a staff route was reached without a session')
  return caller.session
}

function originOf(caller: Caller): { address: string; agent: string } {
  return { address: caller.address, agent: caller.agent }
}

export function accessRoutes(app: FastifyInstance, parts: ApiParts, deps: AccessDeps, secure: boolean): void {
  bind(app, parts, routes.signIn, async (input, caller) => {
    const done = await signIn(input, deps, originOf(caller))
    if (isRefusal(done)) return done
    caller.reply.setCookie(SESSION_COOKIE, done.token, { path: '/', httpOnly: true, sameSite: 'strict', secure })
    return done.signedIn.view
  })
  bind(app, parts, routes.readSession, async (_input, caller) => caller.session?.view ?? refuse('request.sign-in'))
  bind(app, parts, routes.signOut, async (_input, caller) => {
    await signOut(deps, sessionOf(caller), originOf(caller))
    caller.reply.clearCookie(SESSION_COOKIE, { path: '/' })
    return {}
  })
  bind(app, parts, routes.changePassword, (input, caller) => changePassword(input, deps, sessionOf(caller), originOf(caller)))
  bind(app, parts, routes.setLanguage, async (input, caller) => {
    await setLanguage(input, deps, sessionOf(caller))
    return {}
  })
  bind(app, parts, routes.acceptInvitation, (input, caller) => acceptInvitation(input, deps, originOf(caller)))
  unitAndAccountRoutes(app, parts, deps)
}

function unitAndAccountRoutes(app: FastifyInstance, parts: ApiParts, deps: AccessDeps): void {
  const by = (caller: Caller) => ({ actor: caller.actor, address: caller.address })
  bind(app, parts, routes.listUnits, (input, caller) => handlers.listUnits(input, deps, by(caller)))
  bind(app, parts, routes.listOfficers, (input, caller) => handlers.listOfficers(input, deps, by(caller)))
  bind(app, parts, routes.createUnit, (input, caller) => handlers.createUnit(input, deps, by(caller)))
  bind(app, parts, routes.updateUnit, (input, caller) => handlers.updateUnit(input, deps, by(caller)))
  bind(app, parts, routes.listAccounts, (input, caller) => handlers.listAccounts(input, deps, by(caller)))
  bind(app, parts, routes.createAccount, (input, caller) => handlers.createAccount(input, deps, by(caller)))
  bind(app, parts, routes.inviteAccount, (input, caller) => handlers.inviteAccount(input, deps, by(caller)))
  bind(app, parts, routes.disableAccount, (input, caller) => handlers.disableAccount(input, deps, by(caller)))
  bind(app, parts, routes.unlockAccount, (input, caller) => handlers.unlockAccount(input, deps, by(caller)))
  bind(app, parts, routes.grantRole, (input, caller) => handlers.grantRole(input, deps, by(caller)))
  bind(app, parts, routes.revokeRole, (input, caller) => handlers.revokeRole(input, deps, by(caller)))
  bind(app, parts, routes.listAbsences, (input, caller) => listAbsences(input, deps, by(caller)))
  bind(app, parts, routes.recordAbsence, (input, caller) => recordAbsence(input, deps, by(caller)))
  bind(app, parts, routes.endAbsence, (input, caller) => endAbsence(input, deps, by(caller)))
  bind(app, parts, routes.listAudit, (input, caller) => listAuditByNumber(input, deps, by(caller)))
}

/** The trail, with files named by their numbers and found by them; `access` itself knows no file. */
async function listAuditByNumber(input: Parameters<typeof handlers.listAudit>[0], deps: AccessDeps, caller: Parameters<typeof handlers.listAudit>[2]): ReturnType<typeof handlers.listAudit> {
  const number = input.objectId?.replace(/[\s-]/g, '')
  const named = number !== undefined && /^\d{16,24}$/.test(number) ? await findFileByNumber(deps.database, number) : undefined
  const page = await handlers.listAudit({ ...input, ...(named && { objectId: named.id }) }, deps, caller)
  if (isRefusal(page)) return page
  const numbers = await fileNumbers(deps.database, page.rows.flatMap(({ objectKind, objectId }) => (objectKind === 'file' && objectId ? [objectId] : [])))
  return { ...page, rows: page.rows.map((row) => ({ ...row, objectName: row.objectKind === 'file' ? numbers.get(row.objectId ?? '') ?? null : row.objectName })) }
}
