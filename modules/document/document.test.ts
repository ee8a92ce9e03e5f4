import { describe, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { fileURLToPath } from 'node:url'
import { isRefusal } from '#platform/pure/refusal.ts'
import type { Context } from '#modules/casefile/casefile.ts'
import { chineseDate } from './blocks.ts'
import { decide, DOCUMENT_STAGES, evolve, initial, permitsOn, type DocumentCommand, type DocumentEvent, type DocumentStage, type DocumentState } from './document.ts'
import { loadDocumentLaw } from './load.ts'
import { createRenderer, type Renderer } from './render.ts'
import { compose, missingField, type Template } from './template.ts'
import { TEMPLATE_IDS, TEMPLATES, type TemplateId } from './templates.ts'
import { FULL_FIELDS, pdfText, squeezed } from './testing.ts'
import { literal } from './typst.ts'

const D = '00000000-0000-4000-8000-0000000000d1'
const DELIVERY = '00000000-0000-4000-8000-0000000000d2'
function context(actorId: string): Context {
  return { actor: { id: actorId, name: actorId, grants: [] }, file: { kind: 'complaint' } } as unknown as Context
}

const COMMANDS: { readonly [Type in DocumentCommand['type']]: Extract<DocumentCommand, { type: Type }> } = {
  draft: { type: 'draft', documentId: D, template: 'acceptance' }, revise: { type: 'revise', documentId: D }, submit: { type: 'submit', documentId: D },
  approve: { type: 'approve', documentId: D }, 'send-back': { type: 'send-back', documentId: D, reason: '措辞不当' }, discard: { type: 'discard', documentId: D },
  issue: { type: 'issue', documentId: D, number: '旺市监受〔2026〕第1号', sha256: 'ab' }, void: { type: 'void', documentId: D, reason: '文号错误' },
  deliver: { type: 'deliver', documentId: D, deliveryId: DELIVERY, audience: 'complainant', channel: 'window' },
  'record-receipt': { type: 'record-receipt', documentId: D, deliveryId: DELIVERY, note: '本人签收', attachments: [] },
  'note-proof': { type: 'note-proof', documentId: D, deliveryId: DELIVERY, proof: 'opened' },
}

function taken(state: DocumentState, command: DocumentCommand, by = 'officer'): DocumentState {
  const events = decide(state, command, context(by))
  if (isRefusal(events)) throw new Error(events.refusal)
  return events.reduce((folded: DocumentState, event: DocumentEvent) => evolve(folded, event, { seq: 1, at: '2026-05-08T01:00:00.000Z', actorId: by, actorName: by }), state)
}

const WAY: Record<DocumentStage, readonly (readonly [DocumentCommand['type'], string])[]> = {
  draft: [['draft', 'officer']], submitted: [['draft', 'officer'], ['submit', 'officer']],
  approved: [['draft', 'officer'], ['submit', 'officer'], ['approve', 'chief']],
  issued: [['draft', 'officer'], ['submit', 'officer'], ['approve', 'chief'], ['issue', 'officer'], ['deliver', 'officer']],
  voided: [['draft', 'officer'], ['submit', 'officer'], ['approve', 'chief'], ['issue', 'officer'], ['deliver', 'officer'], ['void', 'chief']],
  discarded: [['draft', 'officer'], ['discard', 'officer']],
}

function inStage(stage: DocumentStage): DocumentState {
  return WAY[stage].reduce((state, [type, by]) => taken(state, COMMANDS[type], by), initial)
}

const MAY_BE_TAKEN: Record<Exclude<DocumentCommand['type'], 'draft'>, readonly DocumentStage[]> = {
  revise: ['draft'], submit: ['draft'], approve: ['submitted'], 'send-back': ['submitted', 'approved'], discard: ['draft', 'submitted', 'approved'],
  issue: ['approved'], void: ['issued'], deliver: ['issued'], 'record-receipt': ['issued', 'voided'], 'note-proof': ['issued', 'voided'],
}

describe('every step in every stage', () => {
  const cells = (Object.keys(MAY_BE_TAKEN) as (keyof typeof MAY_BE_TAKEN)[]).flatMap((step) => DOCUMENT_STAGES.map((stage) => [step, stage] as const))
  test.each(cells)('%s when %s', (step, stage) => {
    const state = inStage(stage)
    expect(state.documents[0]?.stage).toBe(stage)
    const decided = decide(state, COMMANDS[step], context('chief'))
    expect(isRefusal(decided) ? decided.refusal : 'allowed').toBe(MAY_BE_TAKEN[step].includes(stage) ? 'allowed' : 'document.wrong-stage')
  })

  test('a proof is noted once; who signs online has receipted', () => {
    const opened = taken(inStage('issued'), COMMANDS['note-proof'])
    expect(decide(opened, COMMANDS['note-proof'], context('system'))).toEqual([])
    expect(opened.documents[0]?.deliveries[0]).toMatchObject({ receipt: null, proofs: [{ proof: 'opened' }] })
    const signed = taken(opened, { ...COMMANDS['note-proof'], proof: 'signed' })
    expect(signed.documents[0]?.deliveries[0]).toMatchObject({ receipt: { note: '收件人在网上签收' }, proofs: [{ proof: 'opened' }, { proof: 'signed' }] })
    expect(decide(signed, { ...COMMANDS['note-proof'], deliveryId: D }, context('system'))).toMatchObject({ refusal: 'document.unknown-delivery' })
  })

  test('nobody signs what they wrote, also not what they revised', () => {
    expect(permitsOn('approve', inStage('submitted').documents[0], { id: 'officer', name: '', grants: [] })).toMatchObject({ refusal: 'document.own-draft' })
    const revised = taken(taken(inStage('draft'), COMMANDS.revise, 'chief'), COMMANDS.submit)
    expect(permitsOn('approve', revised.documents[0], { id: 'chief', name: '', grants: [] })).toMatchObject({ refusal: 'document.own-draft' })
    expect(permitsOn('approve', revised.documents[0], { id: 'officer', name: '', grants: [] })).toBeUndefined()
  })
})

const renderer = createRenderer()
const NUMBER = '旺市监受〔2026〕第5号'
const ISSUE = { number: NUMBER, date: '2026-05-08', code: 'K7QW-3MXE-9TNA', address: 'https://315.example.gov.cn/verify/K7QW3MXE9TNA' }
const OPTIONS = { title: '文书', author: '旺苍县市场监督管理局', at: new Date('2026-05-08T01:00:00Z'), draft: false }

/** Every value that a template names, as it must be found in the paper. */
function valuesOf(template: Template): readonly string[] {
  return [...template.needs, ...template.takes, 'fileNumber', 'authority', 'basis', 'unit'].flatMap((name) => chineseDate(FULL_FIELDS[name as keyof typeof FULL_FIELDS] ?? '').split('\n'))
}

describe('every template as PDF and DOCX', () => {
  test.each(TEMPLATE_IDS)('%s holds every value it asks for', async (id) => {
    const template = TEMPLATES[id]
    expect(missingField(template, FULL_FIELDS)).toBeUndefined()
    const blocks = compose(template, FULL_FIELDS, ['经办人补充说明一句。'], ISSUE)
    const pdf = renderer.pdf(blocks, OPTIONS)
    // A page ends in the middle of a sentence: its number is not part of it.
    const paper = squeezed(pdfText(pdf)).replace(/—\d+—/g, '')
    const word = squeezed(strFromU8(unzipSync(await renderer.docx(blocks, OPTIONS))['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, ''))
    for (const value of [...valuesOf(template), NUMBER, ISSUE.code, '经办人补充说明一句。']) {
      expect(paper, value).toContain(squeezed(value))
      expect(word, value).toContain(squeezed(value))
    }
    expect(renderer.pdf(blocks, OPTIONS).equals(pdf)).toBe(true)
  })

  test.each(TEMPLATE_IDS)('%s names the first needed field that is empty', (id) => {
    for (const name of TEMPLATES[id].needs) expect(missingField(TEMPLATES[id], { ...FULL_FIELDS, [name]: ' ' })).toBe(name)
  })

  test('what was set before leaves no trace in what is set after', () => {
    const set = (with_: Renderer, id: TemplateId) => with_.pdf(compose(TEMPLATES[id], FULL_FIELDS, ['经办人补充说明一句。'], ISSUE), OPTIONS)
    const used = createRenderer()
    // In this order the compiler, given each as a changed file, sets 购物凭送 for 购物凭证.
    const [, , , last] = (['complaint-registration', 'report-registration', 'dispatch-notice', 'identity-proof'] as const).map((id) => set(used, id))
    expect(squeezed(pdfText(last ?? Buffer.alloc(0)))).toContain('购物凭证')
    expect(last?.equals(set(createRenderer(), 'identity-proof'))).toBe(true)
  })

  test('a registration tells of an online sale where there was one, and has no row for it elsewhere', () => {
    const rows = (online: string) => JSON.stringify(compose(TEMPLATES['complaint-registration'], { ...FULL_FIELDS, online }, [], ISSUE))
    expect(rows('平台上的网店（某购物平台）')).toContain('网络交易')
    expect(rows('')).not.toContain('网络交易')
  })

  test('nothing typed by a person is markup', () => {
    expect(literal('#panic("x") \\ "y"\u0000')).toBe(String.raw`"#panic(\"x\") \\ \"y\""`)
    const blocks = compose(TEMPLATES.acceptance, { ...FULL_FIELDS, complainantName: '"); #panic("赵" $x$ \\' }, [], ISSUE)
    expect(squeezed(pdfText(renderer.pdf(blocks, OPTIONS)))).toContain(squeezed('"); #panic("赵" $x$ \\'))
  })
})

describe('whom a document may reach', () => {
  test('nothing of a report reaches the firm (Order 121 Art. 37)', () => {
    for (const id of TEMPLATE_IDS) {
      const { audiences, kinds, needs, takes } = TEMPLATES[id]
      if (!audiences.includes('respondent')) continue
      expect(kinds, id).toEqual(['complaint'])
      expect([...needs, ...takes].filter((name) => name.startsWith('reporter')), id).toEqual([])
    }
  })

  test('every order has its forms, each with an article; Order 20 asks for no proof of identity', () => {
    const law = loadDocumentLaw(fileURLToPath(new URL('../../rules', import.meta.url)))
    expect(Object.keys(law.get('samr-121') ?? {}).toSorted()).toEqual([...TEMPLATE_IDS].toSorted())
    expect(law.get('samr-20')?.['identity-proof']).toBeUndefined()
    expect(law.get('saic-62')?.['entrusting-letter']).toBeUndefined()
  })
})
