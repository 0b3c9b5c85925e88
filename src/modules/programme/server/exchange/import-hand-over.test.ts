import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { addDays, day } from '#kernel/days.ts'
import { handOverSteps } from '../../domain/hand-over.ts'
import { handOverForm } from '../../forms/register-file-forms.ts'
import { aStatement, filledHandOver } from '../../testing/filled-hand-over.ts'
import { publishedAreas, publishedOn, publishedProgramme } from '../../testing/published-programme.ts'
import { handOverPage } from '../local-pages.ts'
import { handOverCsv } from './hand-over-csv.ts'
import { handOverYaml, importHandOver } from './import-hand-over.ts'

const head = 'municipality;step;answer;when;known_on;by;sources;confidence'
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (rows: string, handOver: typeof filledHandOver = []) =>
  importHandOver(bytes(rows), {
    areas: publishedAreas,
    register: { ...publishedProgramme, handOver },
    isKnownSource: (code) => publishedProgramme.sourceCodes.has(code),
    today: day('2026-11-21'),
  })
const line = (changes: Partial<Record<string, string>> = {}) => {
  const row: Record<string, string> = {
    municipality: 'GM0772',
    step: 'received',
    answer: 'yes',
    when: '2026-09',
    known_on: '2026-10-01',
    by: 'GEM',
    sources: 'S1',
    confidence: 'seen',
  }
  return head
    .split(';')
    .map((name) => changes[name] ?? row[name])
    .join(';')
}
const refusalsOf = (...rows: string[]) => {
  const done = read([head, ...rows].join('\r\n'))
  return done.ok ? [] : done.refusals.map(({ line: at, column, code }) => [at, column, code])
}

describe('statements about the hand-over', () => {
  test('are read with who said so, when, and where it stands', () => {
    const done = read([head, line()].join('\n'))
    expect(done).toEqual({
      ok: true,
      value: { statements: [aStatement({ knownBasis: 'read' })], empty: 0, known: 0 },
    })
  })

  test('are written as the file has them, and the file reads them back', () => {
    const yaml = handOverYaml(filledHandOver)
    expect(handOverForm.parse(parse(yaml))).toEqual(filledHandOver)
    expect(yaml).toContain('when: 2026-09')
  })

  test.each([
    [{ municipality: 'GM9999' }, 'municipality', 'municipality-unknown'],
    [{ municipality: 'Eindhoven' }, 'municipality', 'row-invalid'],
    [{ step: 'read' }, 'step', 'row-invalid'],
    [{ answer: 'maybe' }, 'answer', 'row-invalid'],
    [{ when: '2026-02-30' }, 'when', 'row-invalid'],
    [{ when: '' }, 'when', 'row-invalid'],
    [{ known_on: 'soon' }, 'known_on', 'row-invalid'],
    [{ known_on: '2026-08-31' }, 'known_on', 'known-before-it-happened'],
    [{ known_on: '2026-11-22' }, 'known_on', 'known-in-future'],
    [{ when: '2017-12-31', known_on: '2026-10-01' }, 'when', 'out-of-coverage'],
    [{ when: '2026-11-22', known_on: '2026-11-22' }, 'when', 'out-of-coverage'],
    [{ by: 'NOBODY' }, 'by', 'party-unknown'],
    [{ sources: 'NO-1' }, 'sources', 'source-unknown'],
    [{ sources: '' }, 'sources', 'source-missing'],
    [{ confidence: 'sure' }, 'confidence', 'row-invalid'],
    [{ answer: 'unknown' }, 'answer', 'answer-missing'],
    [{ answer: '' }, 'answer', 'answer-missing'],
  ])('%j is refused: %s, %s', (changes, column, code) => {
    expect(refusalsOf(line(), line(changes))).toContainEqual([3, column, code])
  })

  test.each([
    ['GM0756', '2021-12-31', []],
    ['GM0756', '2022-01-01', [[2, 'municipality', 'municipality-not-there']]],
    ['GM0756', '2022', [[2, 'municipality', 'municipality-not-there']]],
    ['GM0756', '2021-12/2022-01', []],
    ['GM1982', '2021-12-31', [[2, 'municipality', 'municipality-not-there']]],
    ['GM1982', '2022-01-01', []],
  ])('%s on %s must exist on one of the days: %j', (municipality, when, refusals) => {
    expect(refusalsOf(line({ municipality, when }))).toEqual(refusals)
  })

  test('one refused row refuses the file, and every wrong row is named in the order of the file', () => {
    expect(
      refusalsOf(line({ step: 'x' }), line({ by: 'HELMOND' }), line({ by: 'NOBODY' }), line({ when: 'x' })),
    ).toEqual([
      [2, 'step', 'row-invalid'],
      [3, 'by', 'party-unknown'],
      [4, 'by', 'party-unknown'],
      [5, 'when', 'row-invalid'],
    ])
  })

  test('the same thing may not stand there twice, nor contradict the register; what the register has is passed over', () => {
    expect(refusalsOf(line(), line({ answer: 'no' }))).toEqual([[3, null, 'said-twice']])
    const there = [aStatement({ knownBasis: 'read' })]
    expect(read([head, line()].join('\n'), there)).toEqual({
      ok: true,
      value: { statements: [], empty: 0, known: 1 },
    })
    const against = read([head, line({ answer: 'no' })].join('\n'), there)
    expect(against.ok ? [] : against.refusals.map(({ code }) => code)).toEqual(['said-twice'])
  })

  test.each([
    ['municipality;step;answer', 'column-missing'],
    [`${head};note`, 'column-unknown'],
  ])('the head %j is refused: %s', (columns, code) => {
    const done = read(`${columns}\n`)
    expect(done.ok ? [] : done.refusals.map((one) => one.code)).toContain(code)
  })

  test('a file of another kind is refused before a row is read', () => {
    const done = importHandOver(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), {
      areas: publishedAreas,
      register: publishedProgramme,
      isKnownSource: () => true,
      today: day('2026-11-21'),
    })
    expect(done.ok ? [] : done.refusals.map(({ code }) => code)).toEqual(['not-text'])
  })
})

describe('the board as a table', () => {
  const page = (handOver: typeof filledHandOver) => {
    const done = handOverPage(publishedOn('2026-11-21', 'nl', { ...publishedProgramme, handOver }))
    if (!done.ok) throw new Error(done.error)
    return done.value
  }

  test('has a line per municipality and step, unknown where nobody spoke, and says nothing when read back', () => {
    const empty = handOverCsv(page([]), day('2026-11-21'))
    expect(empty.split('\r\n')).toHaveLength(1 + 56 * handOverSteps.length + 1)
    expect(read(empty)).toEqual({ ok: true, value: { statements: [], empty: 224, known: 0 } })
  })

  test('of a board with answers says nothing new when read back', () => {
    const said = filledHandOver.filter(({ municipality }) => municipality !== 'GM0756')
    expect(read(handOverCsv(page(said), day('2026-11-21')), said)).toMatchObject({
      ok: true,
      value: { statements: [], known: said.length },
    })
  })

  test('filled in by anybody, it comes back as what they wrote', () => {
    const codes = page([]).rows.map(({ municipality }) => municipality.code)
    const said = fc
      .uniqueArray(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...handOverSteps)), {
        maxLength: 30,
        selector: (key) => key.join(),
      })
      .chain((keys) =>
        fc.tuple(
          ...keys.map(([municipality, step]) =>
            fc.tuple(fc.constantFrom('yes' as const, 'no' as const), fc.nat(400)).map(([answer, back]) => {
              const when = addDays(day('2026-11-21'), -back)
              return aStatement({ municipality, step, answer, when, knownOn: when, knownBasis: 'read' })
            }),
          ),
        ),
      )
    fc.assert(
      fc.property(said, (statements) => {
        const back = read(handOverCsv(page(statements), day('2026-11-21')))
        const sorted = (list: typeof statements) => list.map((one) => handOverYaml([one])).sort()
        expect(back.ok && sorted(back.value.statements)).toEqual(sorted(statements))
      }),
      { numRuns: 30 },
    )
  })
})
