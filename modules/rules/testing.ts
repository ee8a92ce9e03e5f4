/** The golden cases of `rules/vectors`, read for the tests that try the clocks on them. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Refusal } from '#platform/pure/refusal.ts'
import { parseFacts } from './facts.ts'
import type { Law } from './law.ts'
import type { ClockFacts } from './rules.ts'

/** The words of the vectors, as a lawyer writes them. */
const FACTS = {
  类型: 'kind', 收到: 'receivedOn', 受理: 'acceptedOn', 不予受理: 'refusedOn', 撤回: 'withdrawnOn', 移送: 'transferredOn', 达成协议: 'agreedOn', 终止调解: 'terminatedOn',
  告知: 'toldTerminationOn', 延长: 'extendedOn', 合并: 'mergedOn', 决定: 'decidedOn', 告知举报人: 'toldReporterOn', 留名: 'namedOn', 重新核查: 'reopenedOn', 答复: 'answeredOn', 实名: 'realName', 争议: 'disputedOn', 争议了结: 'disputeSettledOn', 截至: 'asOf', 中止: 'suspensions',
  通知补正: 'papersNoticedOn', 补正限期: 'papersDueOn', 补齐: 'papersSuppliedOn', 通知证明身份: 'identityNoticedOn', 证明身份限期: 'identityDueOn', 证明身份: 'identityProvedOn',
  交和解: 'settlementOfferedOn', 和解结束: 'settlementEndedOn', 应履行: 'performDueOn', 履行完毕: 'performedOn', 不再跟进: 'performGivenUpOn', 协议生效: 'confirmableOn', 申请确认: 'confirmationAppliedOn',
  重新办理: 'redoOn', 重办完毕: 'redoneOn',
  发现线索: 'clueFoundOn', 延长线索: 'clueExtendedOn', 决定线索: 'clueDecidedOn', 立案: 'caseOpenedOn', 延长办案: 'caseExtendedOn', 集体延期至: 'caseUntil', 送审: 'caseReviewSentOn',
  审核完成: 'caseReviewedOn', 告知书送达: 'casePartyToldOn', 陈述申辩: 'casePartyStatedOn', 案件决定: 'caseDecidedOn', 线索中止: 'clueSuspensions', 案件中止: 'caseSuspensions',
} as const
const SUSPENSION = { 自: 'from', 至: 'to', 因: 'reason' } as const
export const CLOCK = {
  起算: 'startsOn', 届满: 'dueOn', 状态: 'state', 扣除: 'suspendedDays', 已用: 'usedDays', 剩余: 'leftDays', 完成: 'metOn', 逾期: 'late', 暂定: 'provisional', 长度: 'length',
} as const

export interface Vector {
  readonly name: string
  readonly why: string
  readonly facts: Readonly<Record<string, unknown>>
  /** Choices of `rules/switches.yaml` other than the default, by their names in code. */
  readonly switches?: Partial<Law['switches']>
  readonly pack?: string
  readonly clocks?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly refusal?: string
}

export function renamed(words: Readonly<Record<string, string>>, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([word, value]) => {
    const name = words[word]
    if (!name) throw new Error(`unknown word in a vector: ${word}`)
    return [name, value]
  }))
}

function factsOf({ facts }: Vector): Record<string, unknown> {
  const named: Record<string, unknown> = { kind: 'complaint', ...renamed(FACTS, facts) }
  const { suspensions = [] } = named as { suspensions?: readonly Record<string, unknown>[] }
  const own = named as { clueSuspensions?: readonly Record<string, unknown>[]; caseSuspensions?: readonly Record<string, unknown>[] }
  return {
    ...named, suspensions: suspensions.map((one) => renamed(SUSPENSION, one)), clueSuspensions: (own.clueSuspensions ?? []).map((one) => renamed(SUSPENSION, one)),
    caseSuspensions: (own.caseSuspensions ?? []).map((one) => renamed(SUSPENSION, one)),
  }
}

/** A vector with the file it stands in and its facts as the program takes them. */
export interface ReadVector extends Omit<Vector, 'facts'> {
  readonly file: string
  readonly facts: ClockFacts | Refusal
}

/** Every vector of every file. */
export function readVectors(): readonly ReadVector[] {
  return readdirSync('rules/vectors').filter((file) => file.endsWith('.yaml')).flatMap((file) => {
    const vectors = parse(readFileSync(`rules/vectors/${file}`, 'utf8')) as readonly Vector[]
    return vectors.map((vector) => ({ ...vector, file, facts: parseFacts(factsOf(vector)) }))
  })
}
