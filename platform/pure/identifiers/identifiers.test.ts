import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalDate } from '../date.ts'
import { isRefusal } from '../refusal.ts'
import { checkEan13, makeEan13 } from './ean13.ts'
import { checkIdCard, makeIdCard } from './id-card.ts'
import { checkLicence, checkLicenceNumber, makeLicenceNumber } from './licence.ts'
import { checkOrganisationCode, makeOrganisationCode } from './organisation.ts'
import { checkUscc, makeUscc, USCC_ALPHABET } from './uscc.ts'
import { compact, DIGITS } from './value.ts'

const TODAY = legalDate('2026-04-28')

function text(alphabet: string, length: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
}

const usccs = fc.tuple(fc.constantFrom('91', '92', '93', '11', '12', '51', 'N2'), text(DIGITS, 6), text(USCC_ALPHABET, 8))
  .map(([kind, area, body]) => makeUscc(kind + area, body))
const licences = text(DIGITS, 14).map(makeLicenceNumber)
const barcodes = text(DIGITS, 12).map(makeEan13)
const birthdays = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-04-28'), noInvalidDate: true })
const idCards = fc.tuple(birthdays, text(DIGITS, 3)).map(([born, sequence]) =>
  makeIdCard(`510802${born.toISOString().slice(0, 10).replaceAll('-', '')}${sequence}`))

/** Every text that differs from `value` in the character at `index`. */
function changed(value: string, index: number, alphabet: string): string[] {
  return Array.from(alphabet).filter((character) => character !== value.charAt(index))
    .map((character) => value.slice(0, index) + character + value.slice(index + 1))
}

function swapped(value: string, index: number): string {
  return value.slice(0, index) + value.charAt(index + 1) + value.charAt(index) + value.slice(index + 2)
}

describe("the standards' own examples", () => {
  test.each([
    ['GB 32100-2015', checkUscc('91350100M000100Y43')],
    ['GB 11714-1997', checkOrganisationCode('D2143569X')],
    ['GB 11643-1999, X', checkIdCard('11010519491231002X', TODAY)],
    ['GB 11643-1999, digit', checkIdCard('440524188001010014', TODAY)],
    ['GB 12904', checkEan13('6901234567892')],
    ['SAIC numbering rule', checkLicenceNumber('110108000000016')],
  ])('%s', (_standard, checked) => {
    expect(checked).toMatchObject({ ok: true })
  })

  test('what a number tells', () => {
    expect(checkUscc('91350100M000100Y43')).toEqual({
      ok: true, value: '91350100M000100Y43', kind: 'company', areaCode: '350100', organisationCode: 'M000100Y4',
    })
    expect(checkIdCard('11010519491231002X', TODAY)).toMatchObject({ areaCode: '110105', bornOn: '1949-12-31', sex: 'female' })
    expect(checkEan13('6901234567892')).toMatchObject({ registeredInChina: true })
    expect(checkEan13('4006381333931')).toMatchObject({ ok: true, registeredInChina: false })
  })
})

describe('reasons', () => {
  test.each([
    ['empty', checkUscc('  '), 'identifier.empty', undefined],
    ['short', checkUscc('91350100M000100Y4'), 'identifier.wrong-length', { expected: 18, actual: 17 }],
    ['a letter the standard leaves out', checkUscc('91350100M000I00Y43'), 'identifier.stray-character', { character: 'I', position: 13 }],
    ['a check character', checkUscc('91350100M000100Y44'), 'identifier.wrong-check-character', { position: 18, expected: '3', actual: '4' }],
    ['X before the end', checkIdCard('1101051949123100X2', TODAY), 'identifier.stray-character', { character: 'X', position: 17 }],
    ['no such day', checkIdCard(makeIdCard('51080219990230001'), TODAY), 'identifier.impossible-date', { date: '19990230' }],
    ['born tomorrow', checkIdCard(makeIdCard('51080220260429001'), TODAY), 'identifier.future-date', { date: '2026-04-29', today: '2026-04-28' }],
    ['no such province', checkIdCard(makeIdCard('19080219990228001'), TODAY), 'identifier.unknown-area', { area: '19' }],
    ['an EAN-13', checkEan13('6901234567890'), 'identifier.wrong-check-character', { position: 13, expected: '2', actual: '0' }],
    ['a licence', checkLicence('110108000000015'), 'identifier.wrong-check-character', { position: 15, expected: '6', actual: '5' }],
  ])('%s', (_case, checked, refusal, params) => {
    expect(checked).toEqual({ refusal, ...(params && { params }) })
  })

  test("the body's own check character is checked too", () => {
    const good = makeUscc('91510802', 'MA6R2B3C')
    const body = good.slice(0, 16) + (good.charAt(16) === '1' ? '2' : '1')
    const forged = Array.from(USCC_ALPHABET).map((last) => checkUscc(body + last))
    expect(forged.every(isRefusal)).toBe(true)
    expect(forged).toContainEqual({
      refusal: 'identifier.wrong-check-character', params: { position: 17, expected: good.charAt(16), actual: body.charAt(16) },
    })
  })

  test('an area with letters is refused', () => {
    expect(checkUscc('9135A100M000100Y43')).toEqual({ refusal: 'identifier.stray-character', params: { character: 'A', position: 5 } })
  })
})

describe('ways of writing', () => {
  test.each(['91350100m000100y43', '９１３５０１００Ｍ０００１００Ｙ４３', ' 9135 0100 M000 100Y 43\u200B', '91350100-M000100Y-43'])('%s', (written) => {
    expect(checkUscc(written)).toMatchObject({ ok: true, value: '91350100M000100Y43' })
  })

  test('licence takes either form', () => {
    expect(checkLicence('１１０１０８０００００００１６')).toMatchObject({ ok: true, value: '110108000000016', areaCode: '110108' })
    expect(checkLicence('91350100m000100y43')).toMatchObject({ ok: true, kind: 'company' })
  })

  test('small x of an ID card', () => {
    expect(checkIdCard('11010519491231002x', TODAY)).toMatchObject({ value: '11010519491231002X' })
  })

  test('compact keeps its own results', () => {
    // Made upper case, this letter falls into pieces that belong together again.
    expect(compact(compact('ΐ'))).toBe(compact('ΐ'))
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (written) => {
      expect(compact(compact(written))).toBe(compact(written))
    }))
  })
})

describe('what the standards guarantee', () => {
  test('a completed number passes its check', () => {
    fc.assert(fc.property(usccs, licences, barcodes, idCards, text(`${DIGITS}ABCDEFGH`, 8), (uscc, licence, barcode, idCard, body) => {
      for (const checked of [checkUscc(uscc), checkLicence(licence), checkEan13(barcode), checkIdCard(idCard, TODAY),
        checkOrganisationCode(makeOrganisationCode(body))]) expect(checked).toMatchObject({ ok: true })
    }))
  })

  test('one wrong character is caught anywhere', () => {
    fc.assert(fc.property(usccs, licences, barcodes, idCards, fc.nat(17), (uscc, licence, barcode, idCard, index) => {
      expect(changed(uscc, index, USCC_ALPHABET).filter((wrong) => !isRefusal(checkUscc(wrong)))).toEqual([])
      expect(changed(licence, index % 15, DIGITS).filter((wrong) => !isRefusal(checkLicence(wrong)))).toEqual([])
      expect(changed(barcode, index % 13, DIGITS).filter((wrong) => !isRefusal(checkEan13(wrong)))).toEqual([])
      expect(changed(idCard, index, `${DIGITS}X`).filter((wrong) => !isRefusal(checkIdCard(wrong, TODAY)))).toEqual([])
    }))
  })

  test('two neighbours swapped are caught where the standard promises it (EAN-13 and MOD 11,10 do not)', () => {
    fc.assert(fc.property(usccs, idCards, fc.nat(16), (uscc, idCard, index) => {
      expect(swapped(uscc, index) === uscc || isRefusal(checkUscc(swapped(uscc, index)))).toBe(true)
      expect(swapped(idCard, index) === idCard || isRefusal(checkIdCard(swapped(idCard, index), TODAY))).toBe(true)
    }))
  })

  test('any text at all gives a value or a refusal, never an exception', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (written) => {
      for (const checked of [checkUscc(written), checkLicence(written), checkEan13(written), checkIdCard(written, TODAY)]) {
        expect(isRefusal(checked) || checked.ok).toBe(true)
      }
    }))
  })

  test('a body of the wrong shape is a bug', () => {
    expect(() => makeEan13('69012345678')).toThrow(RangeError)
    expect(() => makeUscc('91510802', 'MA6RIB3C')).toThrow(RangeError)
  })
})
