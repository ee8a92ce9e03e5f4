/** What a step of a mediation needs beside what was sent: a session gets its id here, so that the core draws none. */
import type { MediationCommand, MediationCommandInput } from '#modules/mediation/index.ts'

export function withSessionId(command: MediationCommandInput, newId: () => string): MediationCommand {
  return command.type === 'invite' ? { ...command, sessionId: newId() } : command
}
