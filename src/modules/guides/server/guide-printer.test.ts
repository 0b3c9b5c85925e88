import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import { offerLanguages } from '#platform/i18n/languages.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import type { Contact } from '../domain/catalogues.ts'
import type { Guide } from '../domain/guide.ts'
import { aContact, someCatalogues } from '../testing/a-catalogue.ts'
import { aGuide, anOutcome } from '../testing/a-guide.ts'
import { aLibrary, aLoadedGuide } from '../testing/a-library.ts'
import { dutchWords } from '../testing/a-turn.ts'
import { a4Document, a4Points } from './a4-document.ts'
import { guidePages } from './guide-pages.ts'
import { guidePrinter } from './guide-printer.ts'

const content = join(import.meta.dirname, '../../../../content')
const today = day('2026-11-21')
let folder = ''
beforeAll(() => {
  offerLanguages(readCatalogues(join(content, 'interface')))
  folder = mkdtempSync(join(tmpdir(), 'printer-'))
  cpSync(join(content, 'documents'), join(folder, 'documents'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

const pagesWith = (guide: Guide = aGuide(), contacts?: readonly Contact[]) => {
  const own = contacts ? { contacts: new Map(contacts.map((one) => [one.id, one])) } : {}
  return guidePages(aLibrary([aLoadedGuide(guide)], { catalogues: someCatalogues(own) }), (tag) => tag)
}
const printerOf = (pages = pagesWith(), from = content, on: () => Day = () => today) => guidePrinter(pages, from, on)

function documentWith(contacts: readonly Contact[], translate = dutchWords()) {
  const nodes = { ...aGuide().nodes, 'call-police': anOutcome({ contacts: contacts.map(({ id }) => id) }) }
  const pages = pagesWith(aGuide({ nodes }), [aContact({ id: 'C112', phone: '112' }), ...contacts])
  const found = pages.find('a-guide', 'nl')
  if (found.kind !== 'found') throw new Error('not found')
  return a4Document(pages.overview(found.worded, translate, today), translate, (name) => `drawing of ${name}`, 9)
}

describe('the printer', () => {
  test('prints a short guide on one page in the largest type', () => {
    expect(printerOf().print('a-guide', 'nl')).toMatchObject({ ok: true, value: { pages: 1, points: a4Points[0] } })
  })

  test('prints the same bytes for everybody on one day', () => {
    const [one, other] = [printerOf(), printerOf()].map((printer) => printer.print('a-guide', 'nl'))
    expect(one).toEqual(other)
  })

  test('prints anew on another day, because the day stands on it', () => {
    let on = today
    const printer = printerOf(pagesWith(), content, () => on)
    const etag = () => {
      const printed = printer.print('a-guide', 'nl')
      return printed.ok ? printed.value.etag : ''
    }
    const first = etag()
    expect(etag()).toBe(first)
    on = day('2026-11-22')
    expect(etag()).not.toBe(first)
    on = today
    expect(etag()).toBe(first)
  })

  test.each([
    ['nothing', 'nl'],
    ['a-guide', 'pl'],
  ])('"%s" in "%s" is unknown', (guide, language) => {
    expect(printerOf().print(guide, language)).toEqual({ ok: false, error: 'unknown' })
    expect(printerOf().pagesAtLeast(guide, language)).toEqual({ ok: false, error: 'unknown' })
  })

  test('takes the smallest type for a guide that is too long, and says how many pages it needs', () => {
    const record = Array.from({ length: 160 }, (_, index) => `line-${index}`)
    const dont = record.map((id) => ({ id, sources: ['X1'], confidence: 'own' }) as const)
    const long = printerOf(pagesWith(aGuide({ dont })))
    const printed = long.print('a-guide', 'nl')
    expect(printed).toMatchObject({ ok: true, value: { points: 7.5 } })
    expect(printed.ok && printed.value.pages).toBeGreaterThan(1)
    expect(long.pagesAtLeast('a-guide', 'nl')).toEqual({ ok: true, value: printed.ok && printed.value.pages })
  })

  test.each([
    ['the title', /#set document\(title: d\.title, /, '#set document(', /title/],
    ['a level of headings', /^( *)== #title/gm, '$1==== #title', /heading/],
    ['that pictures are decoration', /pdf\.artifact\((image\([^\n]*\))\)/, '$1', /alt/],
  ])('refuses to make a PDF of a template that lost %s', (_, from, to, reason) => {
    const template = readFileSync(join(content, 'documents/guide-a4.typ'), 'utf8')
    const broken = template.replace(from, to)
    expect(broken).not.toBe(template)
    writeFileSync(join(folder, 'documents/guide-a4.typ'), broken)
    cpSync(join(content, 'pictograms'), join(folder, 'pictograms'), { recursive: true })
    const print = () => printerOf(pagesWith(), folder).print('a-guide', 'nl')
    expect(print).toThrow(/^the A4 of a-guide in nl is not PDF\/UA: /)
    expect(print).toThrow(reason)
  })

  test('tells which guide it was when the template does not compile', () => {
    writeFileSync(join(folder, 'documents/guide-a4.typ'), '#nothing-like-this')
    expect(() => printerOf(pagesWith(), folder).print('a-guide', 'nl')).toThrow(
      /^the A4 of a-guide in nl does not compile: .*nothing-like-this/,
    )
  })
})

describe('what the A4 is made of', () => {
  test('a number that was seen at its source, which is never broken over two lines', () => {
    const { contacts, steps } = documentWith([aContact({ phone: '0900-00 00' })])
    expect(contacts).toContainEqual({ name: 'CPOL', phone: '0900\u201100\u00A000', web: null })
    expect(steps.find(({ mark }) => mark === 'B')?.ends).toBe('Jij · Vandaag nog · CPOL 0900\u201100\u00A000')
  })

  test.each([
    ['secondary', '2027-05-21'],
    ['own', '2027-05-21'],
    ['uncertain', '2027-05-21'],
    ['seen', '2026-11-21'],
  ] as const)('no number that is %s and holds until %s: paper cannot be corrected', (phoneConfidence, expiresOn) => {
    const contact = aContact({ phoneConfidence, expiresOn: day(expiresOn), phone: '0900-1234567' })
    const made = documentWith([contact])
    expect(JSON.stringify(made)).not.toContain('1234567')
    expect(made.contacts).toContainEqual({ name: 'CPOL', phone: null, web: null })
  })

  test('the site of a contact when its number may not be printed', () => {
    const site = { url: 'https://www.police.example/tell?x=1' }
    const { contacts } = documentWith([aContact({ ...site, phoneConfidence: 'own' })])
    expect(contacts).toContainEqual({ name: 'CPOL', phone: null, web: 'police.example' })
    expect(documentWith([aContact(site)]).contacts.at(-1)?.web).toBeNull()
  })

  test('the danger question first, and what cannot wait marked as such', () => {
    const { steps } = documentWith([aContact()])
    expect(steps.map(({ mark, first, urgent }) => [mark, first, urgent])).toEqual([
      ['1', true, false],
      ['2', false, false],
      ['3', false, false],
      ['4', false, false],
      ['5', false, false],
      ['A', false, true],
      ['B', false, false],
      ['C', false, false],
    ])
  })

  test('words and drawings only as data: no markup of the template', () => {
    const made = documentWith([aContact()])
    expect(made.icons['eye']).toBe('drawing of eye')
    expect(made).toMatchObject({ points: 9, language: 'nl', direction: 'ltr', title: 'nl: title.' })
  })
})
