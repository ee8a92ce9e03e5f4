/** A group complaint of the sample county: a gym closes with its members' money, and the chief takes it in hand. */
import { isRefusal, type Refusal } from '#platform/pure/refusal.ts'
import { addDays, legalDay } from '#platform/pure/date.ts'
import { submit } from '#modules/complaint/server.ts'
import type { IncidentCommandInput } from '#modules/incident/index.ts'
import { detect } from '#modules/incident/detect.ts'
import { command, open } from '#modules/incident/server.ts'
import { listSignals } from '#modules/incident/signals.ts'
import { castOf } from '#apps/sample/write.ts'
import type { County } from '#apps/sample/types.ts'
import type { Parts } from './parts.ts'

const MEMBERS = [
  ['何春梅', 268_000, '年卡还有八个月没用，'], ['赵国强', 198_000, '给孩子办的游泳课还剩二十二节，'], ['李玉芬', 320_000, '上个月刚充值，一次都没去，'],
  ['唐小军', 158_000, '私教课还剩九节，'], ['吴桂英', 286_000, '老两口一起办的会员卡，'], ['蒲文涛', 128_000, '次卡还剩十五次，'],
] as const

function taken<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`the sample incident was refused: ${answer.refusal}`)
  return answer
}

async function complain({ complaints, desk }: Parts, county: County): Promise<void> {
  const gym = county.operators.find(({ industry }) => industry === 'gym')
  if (!gym) throw new Error('the sample county has no gym')
  for (const [index, [name, amountFen, what]] of MEMBERS.entries()) {
    taken(await submit(complaints, {
      key: `sample-incident-complaint-${index}`, consumer: { name, phone: `1398123${String(4_000 + index)}`, address: `旺苍县东河镇新华街${index + 8}号` },
      respondent: { operatorId: gym.id, name: gym.name, address: gym.address }, category: 'contract', goods: '会员卡',
      facts: `在${gym.name}办了会员卡，${what}前天去的时候大门已经关门，贴了停业的通知，电话没人接，要求把没有用完的钱退回来。`,
      claims: ['refund'], amountFen, occurredOn: addDays(legalDay(desk.clock()), -2), publicationConsent: true, entrustConsent: true, channel: 'web', attachments: [],
    }))
  }
}

/** What was done in the first minutes. */
function firstSteps(at: Date): readonly IncidentCommandInput[] {
  return [
    { type: 'report-up', to: 'county-head', by: 'phone', at: at.toISOString(), note: '已电话报告局主要负责人' },
    { type: 'state-facts', place: '店门口', injured: 0, requests: '投诉人要求退还没有消费的预付款，并要求经营者出面说明。' },
    { type: 'take-measure', measure: 'inspection', text: '派两名执法人员到现场，查看停业通知，向房东和物业了解经营者去向。' },
    { type: 'add-log', text: '已与经营者的家属取得联系，约定明天上午到局里说明情况。' },
  ]
}

/** Writes the complaints, lets detection find them, and opens the incident that it suggests. */
export async function writeIncident(parts: Parts, county: County): Promise<void> {
  const { incidents } = parts
  await complain(parts, county)
  while (await detect(incidents) > 0);
  const { actors, deskUnitId } = castOf(county)
  const chief = actors[county.accounts.findIndex(({ role }) => role === 'chief')]
  const signal = (await listSignals(incidents.database, [deskUnitId])).find(({ fileIds }) => fileIds.length === MEMBERS.length)
  if (!chief || !signal) throw new Error('detection does not suggest the sample incident')
  const { id: signalId, subject, level, fileIds } = signal
  const { id } = taken(await open(incidents, {
    key: 'sample-incident', signalId, subject, level, reason: '健身会员卡商家停业，多人要求退款，由县局统一处置。', leadUnitId: deskUnitId, fileIds: [...fileIds],
  }, chief))
  let version = 1
  for (const [index, step] of firstSteps(incidents.clock()).entries()) {
    ({ version } = taken(await command(incidents, { id, key: `sample-incident-${index}`, version, command: step }, chief)))
  }
}
