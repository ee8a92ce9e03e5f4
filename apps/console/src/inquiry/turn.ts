/** From what the form of turning an inquiry into a complaint holds to the contract. Pure. */
import type { Values } from '../file/steps.ts'

export function turnInput({ asker, respondent, category, claims, facts }: Values): object {
  const { operatorId, ...firm } = (respondent ?? {}) as Values
  const person = Object.fromEntries(Object.entries((asker ?? {}) as Values).map(([name, value]) => [name, value ?? '']))
  return { asker: person, respondent: { ...firm, ...(operatorId ? { operatorId } : {}) }, category, claims, facts }
}

/** Where the form holds a field of the contract, or of the complaint that the server opens with it. */
export function placeOf(path: string): string[] {
  const name = path.replace(/^consumer\./, 'asker.')
  if (name.startsWith('claims')) return ['claims']
  return name === 'respondent.operatorId' ? ['respondent', 'name'] : name.split('.')
}
