import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Io } from './command.ts'
import { searchCommands } from './search.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-command-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function evaluation(args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    root: folder,
    today: day('2026-11-29'),
  }
  const code = await searchCommands[0]?.run(args, io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

function file(name: string, lines: readonly unknown[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return path
}

const pages = [
  { id: 'waste', language: 'en', title: 'Waste', body: '<p>The bins are emptied every week.&nbsp;</p>' },
  { id: 'school', language: 'en', title: 'School', body: 'Children from the age of five go to school.' },
  { id: 'library', language: 'en', title: 'Borrowing books' },
  { id: 'nothing', language: 'en', title: '', body: null },
  { id: 'waste', language: 'nl', title: 'Afval', body: 'De afvalbakken worden elke week geleegd.' },
]
const queries = [
  { id: '1', language: 'en', query: 'When will somebody empty my bins?', relevant: ['waste'] },
  { id: '2', language: 'en', query: 'where can I borrow a book', relevant: ['library'] },
  { id: '3', language: 'nl', query: 'Wanneer legen jullie de afvalbak?', relevant: ['waste'] },
  { id: '4', language: 'nl', query: 'xqzvwk', relevant: ['waste'] },
]
const asked = (documents: string, questions: string, ...more: string[]) =>
  evaluation(['--documents', documents, '--queries', questions, ...more])

describe('baken search eval', () => {
  test('gives the figures of all questions and of each language', async () => {
    const { code, out } = await asked(file('pages', pages), file('queries', queries), '--json')
    expect(code).toBe(0)
    const times = { p50ms: expect.any(Number), p95ms: expect.any(Number) }
    expect(JSON.parse(out)).toEqual({
      ndcg10: 0.75,
      zeroResults: 0.25,
      ...times,
      perLanguage: {
        en: { ndcg10: 1, zeroResults: 0, ...times },
        nl: { ndcg10: 0.5, zeroResults: 0.5, ...times },
      },
    })
  })

  test('gives a table for people', async () => {
    const { out } = await asked(file('pages', pages), file('queries', queries))
    expect(out).toMatch(/^nl +2 +0\.500 +50\.0 %/m)
    expect(out).toMatch(/^all +4 +0\.750 +25\.0 %/m)
  })

  test('a question is searched among the pages of its own language only', async () => {
    const elsewhere = file('elsewhere', [{ ...queries[2], language: 'en' }])
    expect(JSON.parse((await asked(file('pages', pages), elsewhere, '--json')).out)).toMatchObject({ ndcg10: 0 })
  })

  test('says when a question names a page that is not there', async () => {
    const lost = file('lost', [{ ...queries[0], relevant: ['nowhere'] }])
    const { code, err } = await asked(file('pages', pages), lost)
    expect(code).toBe(0)
    expect(err).toContain('1 queries name a page that is not among the documents')
  })

  test.each([
    ['not JSON', '{"id":', 'this is not JSON'],
    ['no title', { id: 'a', language: 'en' }, '"title"'],
    ['an empty id', { id: '', language: 'en', title: 'A' }, '"id"'],
    ['a body that is no text', { id: 'a', language: 'en', title: 'A', body: 3 }, '"body"'],
    ['a list', [], 'expected object'],
    ['an id twice', pages[0], 'document 1 has the id "waste" as well'],
  ])('a line with %s is refused with its number', async (_, line, reason) => {
    const broken = file('broken', [pages[0], '', line])
    const { code, out, err } = await asked(broken, file('queries', queries), '--json')
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`${broken}:3: `)
    expect(err).toContain(reason)
  })

  test('a question without relevant pages is refused with its number', async () => {
    const broken = file('broken-queries', [queries[0], { ...queries[1], relevant: [] }])
    const { code, err } = await asked(file('pages', pages), broken)
    expect(code).toBe(1)
    expect(err).toContain(`${broken}:2: "relevant"`)
  })

  test('a line ends at a line feed and nowhere else, and a byte order mark is no part of it', async () => {
    const path = join(folder, 'lines')
    writeFileSync(
      path,
      `\uFEFF${JSON.stringify({ ...pages[0], body: 'bins\u2028empty' })}\r\n\r\n${JSON.stringify(pages[1])}\r\n`,
    )
    expect(await asked(path, file('queries', queries))).toMatchObject({ code: 0 })
  })

  test('a file that is not there, is empty or is too large is refused', async () => {
    const good = file('queries', queries)
    expect(await asked(join(folder, 'none'), good)).toMatchObject({ code: 1, out: '' })
    expect((await asked(file('empty', ['']), good)).err).toContain('there is nothing in it')
    const large = join(folder, 'large')
    writeFileSync(large, Buffer.alloc(50_000_001, 10))
    expect((await asked(large, good)).err).toContain('at most 50000000')
  })

  test.each(['', '--documents a', '--queries a', '--documents a --queries b --colour', 'a --documents a --queries b'])(
    '"%s" is wrong use and says how to use it',
    async (line) => {
      const { code, out, err } = await evaluation(line.split(' ').filter(Boolean))
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^Use: baken search eval --documents FILE --queries FILE/)
    },
  )

  test('help says in which language a question is searched', () => {
    expect(searchCommands[0]?.usage).toContain('only among the documents of its own language')
  })
})
