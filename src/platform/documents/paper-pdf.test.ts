import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aHostilePaper, aPaper, everyBlock, textsOf } from '../../../tests/support/papers.ts'
import { readPdf } from '../../../tests/support/pdf-text.ts'
import { inLongForm } from '../testing/long-form.ts'
import type { Paper } from './paper.ts'
import { paperPdf } from './paper-pdf.ts'

const whole = aPaper({ blocks: everyBlock })

function pdfOf(paper: Paper): Buffer {
  const made = paperPdf(paper)
  if (!made.ok) throw new Error(made.error)
  return Buffer.from(made.value)
}

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '')

describe('a paper as PDF', () => {
  test('is PDF/UA-1 with title, language and the day it speaks of', () => {
    const bytes = pdfOf(whole)
    const source = bytes.toString('latin1')
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(source).toMatch(/\/Lang\s*\(nl-NL\)/)
    expect(source).toContain('/CreationDate (D:20201231')
    expect(readPdf(bytes).metadata).toContain('Voortgang van de aanpak')
  })

  test('has two pages where a page break stands, and every text of the first in order', () => {
    const { pages, text } = readPdf(pdfOf(whole))
    expect(pages).toBe(2)
    const printed = withoutSpaces(text)
    let from = 0
    for (const wanted of textsOf(whole).slice(0, -1)) {
      const at = printed.indexOf(withoutSpaces(wanted), from)
      expect([wanted, at >= from]).toEqual([wanted, true])
      from = at
    }
  })

  test('has real headings, list items, and a header row in its table', () => {
    const source = pdfOf(whole).toString('latin1')
    for (const tag of ['/H1', '/H2', '/H3', '/LI', '/TH', '/TD', '/Caption', '/Link']) expect(source).toContain(tag)
  })

  test('has the same bytes when it is made again', () => {
    expect(Buffer.compare(pdfOf(whole), pdfOf(whole))).toBe(0)
    expect(Buffer.compare(pdfOf(whole), pdfOf({ ...whole, on: '2021-01-01' }))).not.toBe(0)
  })

  test('refuses a paper that skips a level of headings, in the words of the compiler', () => {
    expect(paperPdf(aPaper({ blocks: [{ kind: 'heading', level: 3, text: 'Te diep' }] }))).toMatchObject({
      ok: false,
      error: expect.stringContaining('heading'),
    })
  })

  test('prints the sign for a missing letter where its type has none', () => {
    const { text } = readPdf(pdfOf(aPaper({ blocks: [{ kind: 'paragraph', line: ['Łódź Жовква 中 slot'] }] })))
    expect(withoutSpaces(text)).toContain('ŁódźЖовква\uFFFDslot')
  })

  test('keeps a link at which the next text sticks, also where the line breaks in that text', () => {
    const line = [{ text: 'omgekeerd', href: 'http://voorbeeld.example' }, 'bA:0"%&@']
    const columns = [1, 4].map((share) => ({ title: '', share }))
    const bytes = pdfOf(aPaper({ blocks: [{ kind: 'table', caption: '', columns, rows: [[line, ['x']]] }] }))
    expect(bytes.toString('latin1')).toContain('voorbeeld.example')
    expect(withoutSpaces(readPdf(bytes).text).replaceAll('\u2060', '')).toContain('omgekeerdbA:0"%&@')
  })

  test('whatever people write in it, it is a PDF', () => {
    fc.assert(
      fc.property(aHostilePaper, (paper) => {
        expect(paperPdf(paper)).toMatchObject({ ok: true })
      }),
      { numRuns: inLongForm(40, 150) },
    )
  })
})
