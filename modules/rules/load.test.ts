import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { legalDate } from '#platform/pure/date.ts'
import { isRefusal } from '#platform/pure/refusal.ts'
import { loadLaw } from './load.ts'
import { packFor, packOf } from './packs.ts'
import type { FileKind, RulePack } from './rules.ts'

const law = loadLaw('rules')

function packOn(day: string, kind: FileKind = 'complaint'): RulePack {
  const pack = packFor(law, kind, legalDate(day))
  if (isRefusal(pack)) throw new Error(`no pack on ${day}`)
  return pack
}

describe('choosing the pack', () => {
  test.each([
    ['2014-03-15', 'saic-62', []], ['2019-12-31', 'saic-62', []], ['2020-01-01', 'samr-20', []], ['2024-06-30', 'samr-20', []],
    ['2024-07-01', 'samr-20', ['state-council-778']], ['2026-04-14', 'samr-20', ['state-council-778']],
    ['2026-04-15', 'samr-121', []], ['2040-01-01', 'samr-121', []],
  ])('%s: %s with %j', (day, id, overlays) => {
    expect(packOn(day)).toMatchObject({ id, overlays })
  })

  test.each([
    ['2020-01-01', 'samr-20', '2020-01-01'], ['2021-07-14', 'samr-20', '2020-01-01'], ['2021-07-15', 'samr-20', '2021-07-15'],
    ['2024-07-01', 'samr-20', '2021-07-15'], ['2026-04-14', 'samr-20', '2021-07-15'], ['2026-04-15', 'samr-121', '2026-04-15'],
  ])('%s, a report: %s of %s, never with an overlay for complaints', (day, id, validFrom) => {
    expect(packOn(day, 'report')).toMatchObject({ id, kind: 'report', validFrom, overlays: [] })
  })

  test('the first pack that bears an id is the one for complaints', () => {
    expect(['samr-20', 'samr-121'].map((id) => law.packs.find((pack) => pack.id === id)?.kind)).toEqual(['complaint', 'complaint'])
  })

  test('a day before every pack of its kind is refused', () => {
    expect(packFor(law, 'complaint', legalDate('2014-03-14'))).toMatchObject({ refusal: 'rules.no-pack' })
    expect(packFor(law, 'report', legalDate('2019-12-31'))).toMatchObject({ refusal: 'rules.no-pack' })
    expect(packFor(law, 'inquiry', legalDate('2014-03-14'))).toMatchObject({ refusal: 'rules.no-pack' })
  })

  test('the switch decides which day counts for a file open across a change', () => {
    const [received, today] = [legalDate('2026-04-14'), legalDate('2026-04-15')]
    expect(packOf(law, 'complaint', received, today)).toMatchObject({ id: 'samr-20' })
    expect(packOf({ ...law, switches: { ...law.switches, packOf: 'today' } }, 'complaint', received, today)).toMatchObject({ id: 'samr-121' })
  })
})

describe('what the packs hold', () => {
  test('limits with their units', () => {
    const limits = ['2015-01-01', '2021-01-01', '2025-01-01', '2026-05-01'].map((day) =>
      packOn(day).limits.map(({ id, length, unit }) => `${id} ${length} ${unit}`))
    const [accept, tell, agree] = ['complaint.accept 7 working-day', 'complaint.tell-termination 7 working-day', 'dispatch.agree 7 working-day']
    const ofCase = ['enforcement.verify-clue 15 working-day', 'enforcement.decide-case 90 day', 'enforcement.review 10 working-day', 'enforcement.hear-party 5 working-day']
    expect(limits).toEqual([
      [accept, 'complaint.mediate 60 day'],
      [accept, 'complaint.mediate 45 working-day', tell, agree, ...ofCase],
      [accept, 'complaint.mediate 45 working-day', tell, agree, ...ofCase, 'complaint.mediate.overlay 60 day'],
      [accept, 'complaint.mediate 60 day', tell, agree, ...ofCase],
    ])
  })

  test('numbers of grounds, and every citation names its order', () => {
    expect(['2015-01-01', '2021-01-01', '2026-05-01'].map((day) => [packOn(day).refusalGrounds.length, packOn(day).terminationGrounds.length]))
      .toEqual([[7, 7], [6, 7], [7, 8]])
    // Local practice rests on no order, and says so.
    const orders = law.periods.filter(({ pack }) => pack.id !== 'local-practice')
    expect(law.packs.find(({ id }) => id === 'local-practice')?.limits).toMatchObject([{ article: '本地办理惯例', certainty: 'low' }])
    for (const { pack } of orders) {
      const cited = [...pack.limits, ...pack.refusalGrounds, ...pack.terminationGrounds, ...pack.suspensionReasons, ...pack.duties, ...pack.requiredFields]
      for (const { article } of [...cited, { article: pack.jurisdictionArticle }, { article: pack.returnArticle }]) expect(article).toMatch(/^《.+》第.+条/)
    }
  })

  test('grounds on which the procedure itself turns are named alike in every pack', () => {
    for (const { pack } of law.periods.filter(({ kind }) => kind === 'complaint')) {
      expect(pack.terminationGrounds.map(({ id }) => id)).toEqual(expect.arrayContaining(['withdrawn-or-settled', 'limit-passed', 'absent-or-refused']))
    }
  })

  test('the overlay brings reason and routes on refusal, and consent to entrusting', () => {
    expect(packOn('2024-06-30')).toMatchObject({ otherRoutesArticle: null, entrusting: { consent: 'none' } })
    expect(packOn('2024-07-01')).toMatchObject({ otherRoutesArticle: '《消费者权益保护法实施条例》第四十六条第一款', entrusting: { consent: 'both' } })
    expect(packOn('2024-07-01').duties.map(({ id }) => id)).toContain('tell-refusal-reason')
  })

  test('reports: verification with its extension and restart, and whom the order has told', () => {
    const limits = ['2020-06-01', '2023-06-01', '2026-05-01'].map((day) => packOn(day, 'report').limits.map(({ id, length, unit, extension, restart, switch: name }) =>
      `${id} ${length} ${unit} ${extension?.length ?? '-'} ${restart?.with ?? '-'} ${restart?.switch ?? name ?? '-'}`))
    const [tell, old] = ['report.tell-reporter 5 working-day - -', 'report.verify 15 working-day 15 mergedOn mergeRestartsUnderOrder20']
    const agree = 'dispatch.agree 7 working-day - - -'
    const ofCase = ['enforcement.decide-case 90 day 30 - -', 'enforcement.review 10 working-day - - -', 'enforcement.hear-party 5 working-day - - -']
    expect(limits).toEqual([
      [old, `${tell} -`, agree, ...ofCase], [old, `${tell} -`, agree, ...ofCase], ['report.verify 15 working-day 15 mergedOn -', `${tell} tellReporterUnderOrder121`, agree, ...ofCase],
    ])
  })

  test('reports: conditions and grounds, repeats, and no mediation', () => {
    const counts = ['2020-06-01', '2023-06-01', '2026-05-01'].map((day) => {
      const { filingConditions, decliningGrounds, suspensionReasons, repeatsArticle } = packOn(day, 'report')
      return [filingConditions.length, decliningGrounds.length, suspensionReasons.length, repeatsArticle]
    })
    expect(counts).toEqual([[4, 2, 4, null], [4, 4, 5, null], [4, 4, 5, '《市场监督管理投诉举报处理办法》第三十五条']])
    for (const { pack } of law.periods.filter(({ kind }) => kind === 'report')) {
      expect(pack).toMatchObject({ refusalGrounds: [], terminationGrounds: [], entrusting: null, otherRoutesArticle: null })
      expect(pack.duties.map(({ id }) => id)).toEqual(expect.arrayContaining(['keep-secret', 'transfer-food', 'tell-no-power', 'verify-mediation-clue', 'split']))
      const cited = [...pack.filingConditions, ...pack.decliningGrounds, ...pack.limits.flatMap(({ restart, extension }) => [restart, extension])]
      for (const one of cited) expect(one?.article ?? '《》第条').toMatch(/^《.*》第.*条/)
    }
  })

  test('a value that a switch has turned off is no doubt until it is turned on', () => {
    const root = mkdtempSync(join(tmpdir(), 'rules-'))
    cpSync('rules', root, { recursive: true })
    const file = join(root, 'switches.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('tell-reporter-under-order-121:\n  value: false', 'tell-reporter-under-order-121:\n  value: true'))
    const { doubts, switches } = loadLaw(root)
    rmSync(root, { recursive: true })
    expect(switches.tellReporterUnderOrder121).toBe(true)
    expect(doubts.filter(({ pack }) => pack === 'samr-121').map(({ path }) => path)).toEqual(expect.arrayContaining(['limits.report.tell-reporter']))
  })

  test('what was not read in the original is listed for a lawyer', () => {
    expect(law.doubts).toContainEqual(expect.objectContaining({ pack: 'samr-20', path: 'limits.report.verify', certainty: 'high' }))
    expect(law.doubts.filter(({ path }) => path === 'limits.report.verify.restart')).toHaveLength(2)
    expect(law.doubts).toContainEqual(expect.objectContaining({ pack: 'saic-62', path: 'terminationGrounds.suit-or-arbitration', certainty: 'low' }))
    expect(law.doubts.filter(({ pack }) => pack === 'samr-121').map(({ path }) => path)).toEqual(['duties.weigh-habitual', 'duties.spot-check', 'habitual'])
  })
})

describe('wrong rules stop the program, naming file and place', () => {
  let root: string
  beforeEach(() => {
    root = join(mkdtempSync(join(tmpdir(), 'rules-')), 'rules')
    cpSync('rules', root, { recursive: true })
  })
  afterEach(() => rmSync(join(root, '..'), { recursive: true }))

  function edit(file: string, from: string, to: string): void {
    const text = readFileSync(join(root, file), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(root, file), text.replace(from, to))
  }

  test.each([
    ['a limit without a length', 'samr-121/2026-04-15.yaml', '    length: 7\n', '', /samr-121.2026-04-15\.yaml: limits\.0\.length/],
    ['an unknown member', 'samr-20/2020-01-01.yaml', 'authority:', 'owner: x\nauthority:', /samr-20.*owner/],
    ['a ground twice', 'samr-20/2020-01-01.yaml', 'id: not-consumption', 'id: out-of-remit', /refusalGrounds\.2\.id: out-of-remit stands twice/],
    ['an impossible day', 'samr-20/2020-01-01.yaml', 'validTo: 2026-04-14', 'validTo: 2026-04-31', /validTo/],
    ['an article without a number', 'samr-121/2026-04-15.yaml', '第四十五条', '四十五', /counting\.article/],
    ['YAML that does not parse', 'switches.yaml', 'pack-of:', 'pack-of: [', /switches\.yaml/],
    ['a switch with a value it has not', 'switches.yaml', 'value: receipt-day', 'value: yesterday', /switches\.yaml: pack-of\.value/],
    ['a gap', 'samr-20/2020-01-01.yaml', 'validTo: 2026-04-14', 'validTo: 2026-04-13', /reaches beyond samr-20|gap between samr-20 .* and samr-121/],
    ['an overlap', 'saic-62/2014-03-15.yaml', 'validTo: 2019-12-31', 'validTo: 2020-01-01', /saic-62 .* overlaps samr-20/],
    ['a pack in force without end before another', 'saic-62/2014-03-15.yaml', 'validTo: 2019-12-31', 'validTo: null', /saic-62 .* overlaps samr-20/],
    ['an overlay beyond its pack', 'state-council-778/2024-07-01.yaml', 'validTo: 2026-04-14', 'validTo: 2026-04-15', /state-council-778 .* reaches beyond samr-20/],
    ['an overlay on nothing', 'state-council-778/2024-07-01.yaml', 'overlays: [samr-20]', 'overlays: [samr-99]', /samr-99/],
    ['an overlay that repeats a limit', 'state-council-778/2024-07-01.yaml', 'complaint.mediate.overlay', 'complaint.mediate', /needs an id of its own/],
    ['a limit of reports in a pack for complaints', 'samr-121/2026-04-15.yaml', 'id: complaint.accept', 'id: report.verify', /limits\.0\.id/],
    ['a fact of complaints in a pack for reports', 'samr-121/2026-04-15.report.yaml', 'endsWith: [decidedOn]', 'endsWith: [agreedOn]', /report\.yaml: limits\.0\.endsWith/],
    ['a switch nobody knows', 'samr-121/2026-04-15.report.yaml', 'switch: tell-reporter-under-order-121', 'switch: tell-nobody', /limits\.1\.switch/],
    ['a kind that is none', 'samr-121/2026-04-15.report.yaml', 'kind: report', 'kind: minutes', /report\.yaml: kind/],
    ['a gap between packs for reports', 'samr-20/2020-01-01.report.yaml', 'validTo: 2021-07-14', 'validTo: 2021-07-13', /gap between samr-20 .* and samr-20/],
    ['a holiday of another year', 'calendar/2026.yaml', '  2026-01-01:', '  2025-01-01:', /2026\.yaml.*2025-01-01/],
    ['a holiday that is no day', 'calendar/2026.yaml', '  2026-01-01:', '  2026-02-30:', /2026-02-30/],
  ])('%s', (_, file, from, to, message) => {
    edit(file, from, to)
    expect(() => loadLaw(root)).toThrow(message)
  })

  test('a pack for reports under the name of one for complaints', () => {
    renameSync(join(root, 'samr-121/2026-04-15.report.yaml'), join(root, 'samr-121/2026-04-15.yaml'))
    expect(() => loadLaw(root)).toThrow(/2026-04-15\.yaml: kind/)
  })

  test('a file not named after the day it takes effect', () => {
    renameSync(join(root, 'samr-121/2026-04-15.yaml'), join(root, 'samr-121/2026-04-16.yaml'))
    expect(() => loadLaw(root)).toThrow(/2026-04-16\.yaml: validFrom/)
    renameSync(join(root, 'samr-121/2026-04-16.yaml'), join(root, 'samr-121/new.yaml'))
    expect(() => loadLaw(root)).toThrow(/new\.yaml/)
  })

  test('no packs, no calendar', () => {
    const empty = join(root, 'empty')
    mkdirSync(empty)
    expect(() => loadLaw(empty)).toThrow('no rule pack')
    expect(() => loadLaw(join(root, 'absent'))).toThrow('no such folder')
  })
})
