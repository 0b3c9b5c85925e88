import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { aHostilePaper, aPaper, everyBlock, textsOf } from '../../../tests/support/papers.ts'
import { docxHtml, docxPart, docxText } from '../../../tests/support/read-docx.ts'
import { inLongForm } from '../testing/long-form.ts'
import { harmlessPaper } from './harmless-paper.ts'
import { paperDocx } from './paper-docx.ts'

const whole = aPaper({ blocks: everyBlock })

afterEach(() => vi.useRealTimers())

describe('a paper as a Word document', () => {
  test('holds every text in the order of the paper, as another program reads it', async () => {
    expect(await docxText(await paperDocx(whole))).toEqual(textsOf(whole))
  })

  test('has real headings, lists, a table and links', async () => {
    const html = await docxHtml(await paperDocx(whole))
    expect(html).toContain('<h1>Onderwerp</h1>')
    expect(html).toContain('<h2>Boodschap</h2>')
    expect(html).toContain('<h3>Termen</h3>')
    expect(html).toContain('<ol><li>eerste punt</li><li>tweede punt</li>')
    expect(html).toContain('<ul><li>los punt</li></ul>')
    expect(html).toContain('<a href="https://example.org/a?b=1&amp;c=2">bron</a>')
    expect(html).toContain('<thead><tr><th><p>Rij</p></th><th><p>Aantal</p></th></tr></thead>')
  })

  test('uses the styles that Word knows by name', async () => {
    const bytes = await paperDocx(whole)
    const used = [...docxPart(bytes, 'word/document.xml').matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(used)).toEqual(
      new Set([
        ...['Title', 'Subtitle', 'Heading1', 'Heading2', 'Heading3', 'ListNumber', 'ListBullet'],
        ...['Field', 'Caption', 'TableHeading', 'TableText', 'AfterTable'],
      ]),
    )
    const styles = docxPart(bytes, 'word/styles.xml')
    for (const id of used) expect(styles).toContain(`w:styleId="${id}"`)
    expect(styles).toContain('<w:name w:val="List Number"/>')
  })

  test('counts each numbered list from one', async () => {
    const document = docxPart(await paperDocx(whole), 'word/document.xml')
    const numbers = [...document.matchAll(/<w:numId w:val="([^"]*)"/g)].map(([, id]) => id)
    expect(numbers).toHaveLength(4)
    expect(new Set(numbers).size).toBe(3)
    for (const id of numbers) expect(id).toMatch(/^\d+$/)
  })

  test.each([
    ['nl', 'nl-NL'],
    ['en', 'en-GB'],
    ['ar', 'ar'],
  ])('in %s says so to the spelling checker and in its properties', async (language, spoken) => {
    const bytes = await paperDocx(aPaper({ language }))
    expect(docxPart(bytes, 'word/styles.xml')).toContain(`<w:lang w:val="${spoken}"/>`)
    expect(docxPart(bytes, 'docProps/core.xml')).toContain(`<dc:language>${spoken}</dc:language>`)
  })

  test('repeats the header row of a table on the next page, on A4, with page numbers', async () => {
    const bytes = await paperDocx(whole)
    const document = docxPart(bytes, 'word/document.xml')
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"')
    const footer = docxPart(bytes, 'word/footer1.xml')
    expect(footer).toContain('Zoals bekend op 31 december 2020')
    expect(footer).toContain('PAGE')
    expect(footer).toContain('NUMPAGES')
  })

  test('has the day it speaks of as its date, never the clock', async () => {
    const properties = docxPart(await paperDocx(whole), 'docProps/core.xml')
    expect(properties).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2020-12-31T00:00:00Z</dcterms:created>')
    expect(properties).toContain('<dcterms:modified xsi:type="dcterms:W3CDTF">2020-12-31T00:00:00Z</dcterms:modified>')
    expect(properties).toContain('<dc:title>Voortgang van de aanpak</dc:title>')
  })

  test('has the same bytes when it is made again, at whatever time', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2021-01-01T10:00:00Z') })
    const before = await paperDocx(whole)
    vi.setSystemTime(new Date('2031-07-08T23:59:58Z'))
    expect(Buffer.compare(before, await paperDocx(whole))).toBe(0)
    expect(Buffer.compare(before, await paperDocx(aPaper({ ...whole, on: '2021-01-01' })))).not.toBe(0)
  })

  test('has the same bytes in another time zone', async () => {
    const script = `
      import { paperDocx } from ${JSON.stringify(join(import.meta.dirname, 'paper-docx.ts'))}
      process.stdout.write(Buffer.from(await paperDocx(${JSON.stringify(whole)})).toString('base64'))`
    const made = ['Pacific/Kiritimati', 'America/Los_Angeles'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        env: { ...process.env, TZ, NODE_OPTIONS: '' },
        cwd: import.meta.dirname,
        encoding: 'utf8',
      }),
    )
    expect(made[0]).toBe(made[1])
    expect(made[0]).toBe(Buffer.from(await paperDocx(whole)).toString('base64'))
  })

  test('whatever people write in it, it opens, and says no more and no less than they wrote', async () => {
    await fc.assert(
      fc.asyncProperty(aHostilePaper, async (paper) => {
        const bytes = await paperDocx(paper)
        const wanted = textsOf(harmlessPaper(paper)).filter((text) => text !== '')
        expect(await docxText(bytes)).toEqual(wanted)
        const targets = [...docxPart(bytes, 'word/_rels/document.xml.rels').matchAll(/Target="([^"]*)" TargetMode/g)]
        for (const [, target = ''] of targets) expect(target).toMatch(/^(https?:\/\/|(?![a-z][a-z0-9+.-]*:|\/\/))/i)
      }),
      { numRuns: inLongForm(50, 150) },
    )
  })

  const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0)

  test.skipIf(!office)(
    office ? 'opens in LibreOffice' : 'opens in LibreOffice: not tried, because it is not installed here',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'paper-'))
      try {
        const file = join(folder, 'paper.docx')
        writeFileSync(file, await paperDocx(whole))
        execFileSync(office ?? '', ['--headless', '--convert-to', 'pdf', '--outdir', folder, file])
        expect(readFileSync(join(folder, 'paper.pdf')).toString('latin1', 0, 5)).toBe('%PDF-')
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    60_000,
  )
})
