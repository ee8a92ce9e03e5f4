/** From what the form of turning an inquiry into a complaint or a report holds to the contract. Pure. */
import type { Values } from '../file/steps.ts'

export function turnInput({ into, realName, asker, respondent, category, claims, facts }: Values): object {
  const { operatorId, ...firm } = (respondent ?? {}) as Values
  const person = Object.fromEntries(Object.entries((asker ?? {}) as Values).map(([name, value]) => [name, value ?? '']))
  const stated = { asker: person, respondent: { ...firm, ...(operatorId ? { operatorId } : {}) }, category, facts }
  return into === 'report' ? { into, realName: realName === true, ...stated } : { into, claims, ...stated }
}

/** Where the form holds a field of the contract, or of the file that the server opens with it. */
export function placeOf(path: string): string[] {
  const name = path.replace(/^(?:consumer|reporter)\./, 'asker.').replace(/^target\./, 'respondent.')
  if (name.startsWith('claims')) return ['claims']
  return name === 'respondent.operatorId' ? ['respondent', 'name'] : name.split('.')
}
