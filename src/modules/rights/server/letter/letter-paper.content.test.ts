import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LanguageTag } from '#kernel/language.ts'
import type { Block, Line, Paper } from '#platform/documents/paper.ts'
import { paperDocx } from '#platform/documents/paper-docx.ts'
import { paperPdf } from '#platform/documents/paper-pdf.ts'
import { languagesOfSection, offerLanguages, translator } from '#platform/i18n/languages.ts'
import { cataloguesOf, readSections } from '#platform/i18n/read-catalogues.ts'
import { docxHtml, docxText } from '../../../../../tests/support/read-docx.ts'
import { checkPayslip, claimOf, findingIds } from '../../domain/check-payslip.ts'
import { mandatoryItems } from '../../domain/payslip.ts'
import { readPayslip } from '../../domain/read-payslip.ts'
import { openRuleBook } from '../../domain/rule-book.ts'
import { aBreach, aFinding, aLetter, aLetterPeriod, anUnknown } from '../../testing/a-letter.ts'
import { loadFacts } from '../load-facts.ts'
import type { LetterAsked } from './letter-matter.ts'
import { letterPaper } from './letter-paper.ts'

const root = join(import.meta.dirname, '../../../../..')
const sections = readSections(join(root, 'content/interface'))
offerLanguages(cataloguesOf(sections), new Map([...sections].map(([name, found]) => [name, [...found.keys()]])))
const book = openRuleBook((await loadFacts(join(root, 'data'), () => true)).values())
const languages = languagesOfSection('letter')

function written(asked: LetterAsked, reader: LanguageTag = 'en'): Paper {
  const made = letterPaper(asked, {
    dutch: translator('nl'),
    reader: translator(reader),
    step: ({ id }, t) => `${t.language} ${id}`,
    book,
    sources: (codes) => [...codes].map((code) => ({ code, title: `What ${code} is`, url: null })),
  })
  if (!made.ok) throw new Error(made.error)
  return made.value
}

const lineText = (line: Line) => line.map((run) => (typeof run === 'string' ? run : run.text)).join('')
function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'paragraph':
      return [lineText(block.line)]
    case 'list':
      return block.items.map(lineText)
    case 'fields':
      return block.fields.map(({ term, line }) => `${term}: ${lineText(line)}`)
    case 'table':
      return [block.caption, ...block.columns.map(({ title }) => title), ...block.rows.flat().map(lineText)]
    case 'page-break':
      return []
  }
}
const allText = (paper: Paper) => [paper.title, paper.subtitle ?? '', paper.foot, ...paper.blocks.flatMap(blockText)]
const textOf = (asked: LetterAsked, reader: LanguageTag = 'nl') => allText(written(asked, reader)).join('\n')
/** The letter itself, in two columns. */
function columns(paper: Paper): [dutch: string, reader: string][] {
  const table = paper.blocks.find((block) => block.kind === 'table')
  if (table?.kind !== 'table') throw new Error('no table')
  return table.rows.map(([dutch = [], reader = []]) => [lineText(dutch), lineText(reader)])
}

const euros = (cents: number) => translator('nl').euros(cents)
const everyBreach = findingIds.map((id) => aBreach(id, 12_345))
const everyUnknown = findingIds.map((id) => anUnknown(id, ['minutesWorked', 'deductionsAgreed', 'birthDate']))

/** A full month in October 2026: too little an hour, too much for a house, and a fine. */
const read = readPayslip({
  periodFrom: '2026-10-01',
  periodUntil: '2026-10-31',
  birthDate: '1990-05-05',
  minutesWorked: 176 * 60,
  payLines: [{ kind: 'base', cents: 176 * 1400 }],
  deductions: [
    { kind: 'housing', cents: 70_000 },
    { kind: 'fine', cents: 5000 },
  ],
  landlordCertified: true,
  housingMandateSigned: true,
  postedWorker: false,
  payslipItems: mandatoryItems.filter((item) => item !== 'PS-08'),
})
if (!read.ok) throw new Error(JSON.stringify(read.error))
const realFindings = checkPayslip(read.value, book)
const realLetter = aLetter([], {
  periods: [aLetterPeriod(realFindings, { payslipItems: read.value.payslipItems })],
})

describe('every letter', () => {
  test.each(languages)('in Dutch beside %s has no placeholder and no key left', (language) => {
    for (const findings of [everyBreach, everyUnknown, realFindings, [...everyBreach, ...everyUnknown]]) {
      for (const text of allText(written(aLetter(findings), language))) {
        expect(text).not.toMatch(/\{\w+\}|\bletter\.[a-z]|undefined|NaN/)
      }
    }
  })
  test('the left column is always Dutch and the right one the reader’s', () => {
    const alone = written(realLetter, 'nl').blocks.flatMap((block) =>
      block.kind === 'paragraph' ? lineText(block.line) : [],
    )
    for (const language of languages.filter((tag) => tag !== 'nl')) {
      const beside = columns(written(realLetter, language))
      expect(alone).toEqual(expect.arrayContaining(beside.map(([dutch]) => dutch)))
      for (const [dutch, reader] of beside) expect(reader).not.toBe(dutch)
    }
  })
  test('names are lines to fill in by hand when nobody gave them', () => {
    expect(textOf(realLetter)).toMatch(/Van: _{20,}/)
    const named = textOf({ ...realLetter, worker: 'A. Werknemer', employer: 'Voorbeeld Uitzenden' })
    expect(named).toContain('Van: A. Werknemer')
    expect(named).toContain('Aan: Voorbeeld Uitzenden')
  })
  test('says who made it, on which day, and that it is no advice', () => {
    const text = textOf(realLetter)
    expect(text).toContain('Baken maakte deze brief op 21 november 2026')
    expect(text).toContain('geen juridisch advies')
  })
  test('nothing wrong and nothing unknown is nothing to write', () => {
    const words = { dutch: translator('nl'), reader: translator('nl'), step: () => '', book, sources: () => [] }
    expect(letterPaper(aLetter([aFinding('minimum-wage')]), words)).toEqual({ ok: false, error: 'nothing-to-write' })
  })
})

describe('amounts', () => {
  test('the demand is what is certainly due, to the cent, within the term', () => {
    const text = textOf(realLetter)
    expect(claimOf(realFindings)).toBeGreaterThan(0)
    expect(text).toContain(`Wilt u mij ${euros(claimOf(realFindings))} betalen?`)
    expect(text).toContain('uiterlijk op 5 december 2026. Dat is 14 dagen na de datum van deze brief.')
    for (const { verdict, claimCents } of realFindings) {
      if (verdict === 'breach' && claimCents > 0) expect(text).toContain(euros(claimCents))
    }
  })
  test('of an allowance of which the rest may come later asks, and calls nothing wrong', () => {
    const later = { ...aBreach('holiday-allowance', 1799, 0), why: 'rest-later' }
    const letter = textOf(aLetter([later]))
    expect(letter).toContain('Wilt u mij schrijven hoeveel vakantiebijslag ik heb opgebouwd, en wanneer u die betaalt?')
    expect(letter).not.toContain('17,99')
    expect(letter).not.toContain('te weinig vakantiebijslag')
    expect(textOf(aLetter([aBreach('minimum-wage', 100), later]))).toContain(euros(100))
  })

  test('a part of a difference that is certain stands beside the difference', () => {
    expect(textOf(aLetter([aBreach('holiday-allowance', 20_001, 1999)]))).toContain(
      `Het verschil is ${euros(20_001)}. Daarvan krijg ik zeker ${euros(1999)}.`,
    )
  })
  test('two breaches about the same money are asked for once, and the letter says so', () => {
    const twice = aLetter([aBreach('housing-cap', 4000), aBreach('housing-conditions', 6001)])
    expect(textOf(twice)).toContain(`Wilt u mij ${euros(6001)} betalen?`)
    expect(textOf(twice)).toContain('Dat telt maar één keer mee.')
    expect(textOf(aLetter([aBreach('housing-cap', 4000)]))).not.toContain('Dat telt maar één keer mee.')
  })
  test('several payslips add up, each with its days', () => {
    const periods = [
      aLetterPeriod([aBreach('minimum-wage', 1001)]),
      aLetterPeriod([aBreach('minimum-wage', 2002)], { days: null }),
    ]
    const text = textOf(aLetter([], { periods }))
    expect(text).toContain('Ik heb 2 loonstroken nagekeken.')
    expect(text).toContain('Van 1 oktober 2026 tot en met 31 oktober 2026:')
    expect(text).toContain('Loonstrook zonder dagen:')
    expect(text).toContain(`Wilt u mij ${euros(3003)} betalen?`)
  })
})

describe('what a letter does not claim', () => {
  const demand = /Wilt u mij € .* betalen/
  test.each(findingIds)('%s without a certain amount asks for no money', (id) => {
    const text = textOf(aLetter([aBreach(id, 5000, 0)]))
    expect(text).not.toMatch(demand)
    expect(text).not.toContain('wettelijke verhoging')
    expect(text).toContain('in orde maken?')
  })
  test.each(['cash-payment', 'et-scheme'] as const)('%s is put right, not paid again', (id) => {
    expect(textOf(aLetter([aBreach(id, 5000)]))).not.toMatch(demand)
  })
  test.each(findingIds)('%s that is unknown is a question', (id) => {
    const text = textOf(aLetter([anUnknown(id, ['minutesWorked'])]))
    expect(text).not.toContain('Wat niet klopt')
    expect(text).not.toMatch(demand)
    expect(text).toContain('Ik zeg niet dat daar iets fout is.')
    expect(text).toContain('de lijst met mijn gewerkte uren')
    expect(text).toContain('graag uiterlijk op 5 december 2026')
  })
  test('what the worker knows best is not asked of the employer', () => {
    expect(textOf(aLetter([anUnknown('minimum-wage', ['birthDate'])]))).not.toContain('daarvoor dit sturen')
  })
  test('what is fine, does not apply or lies outside our rules is left out', () => {
    const quiet = (['ok', 'not-applicable', 'out-of-coverage'] as const).map((verdict) =>
      aFinding('holiday-allowance', { verdict }),
    )
    expect(textOf(aLetter([aBreach('minimum-wage', 1), ...quiet]))).not.toContain('vakantiebijslag')
  })
})

describe('what a breach rests on', () => {
  test('the law stands in the letter, and the rows with their days on the second page', () => {
    const text = textOf(realLetter)
    expect(text).toMatch(/Zie WML artikel \d/)
    expect(text).toMatch(/geldt vanaf 1 juli 2026, bron W1/)
    expect(text).toContain('BW artikel 7:625')
  })
  test('the items that the payslip lacks are named', () => {
    expect(textOf(realLetter)).toContain('Dit ontbreekt: de afgesproken werktijd.')
  })
  test('what nobody checked is marked where it is stated', () => {
    const marked = realFindings.map((finding) => ({
      ...finding,
      trace: finding.trace.map((step) => ({
        ...step,
        cites: step.cites.map((one) => ({ ...one, row: { ...one.row, confidence: 'own' as const } })),
      })),
    }))
    const text = textOf(aLetter(marked))
    expect(text).toContain('(nog niet nagekeken)')
    expect(text).toMatch(/bron [^\n]*, nog niet nagekeken/)
  })
})

describe('as a file', () => {
  test.each(languages)('the PDF builds beside %s', (language) => {
    expect(paperPdf(written(aLetter([...everyBreach, ...everyUnknown]), language)).ok).toBe(true)
    expect(paperPdf(written(realLetter, language)).ok).toBe(true)
  })
  test('the Word document opens, with two columns and a second page', async () => {
    const bytes = await paperDocx(written(realLetter, 'en'))
    const lines = await docxText(bytes)
    expect(lines).toContain('Geachte heer of mevrouw,')
    expect(lines).toContain('Dear Sir or Madam,')
    expect(lines).toContain('Bij deze brief / With this letter')
    expect(await docxHtml(bytes)).toContain('<table>')
  })
})
