import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isKnownLaw, type Laws, readLaws, withAddress } from './read-laws.ts'

const laws: Laws = new Map(
  [
    { code: 'WML', title: 'A law', bwb: 'BWBR0002638', books: {} },
    { code: 'BW', title: 'A law in books', bwb: null, books: { '7': 'BWBR0005290' } },
    { code: 'ATW', title: 'A law with colons', bwb: 'BWBR0007671', books: {} },
    { code: 'CAO-U', title: 'An agreement', bwb: null, books: {} },
  ].map((law) => [law.code, law]),
)
const place = (name: string, article: string, address: string | null = null) => ({
  name,
  article,
  paragraph: null,
  address,
})
const site = 'https://wetten.overheid.nl'

describe('the address of a place in the law', () => {
  test.each([
    ['an article', 'WML', '13', `${site}/BWBR0002638#Artikel13`],
    ['an article with a letter', 'WML', '7a', `${site}/BWBR0002638#Artikel7a`],
    ['an article of a book', 'BW', '7:626', `${site}/BWBR0005290#Artikel626`],
    ['an article with a letter of a book', 'BW', '7:628a', `${site}/BWBR0005290#Artikel628a`],
    ['an article whose number has a colon', 'ATW', '5:7', `${site}/BWBR0007671#Artikel5:7`],
    ['a range of articles', 'BW', '7:616a-7:616f', `${site}/BWBR0005290`],
    ['what is no article', 'WML', 'annex I', `${site}/BWBR0002638`],
    ['a book that is not in the register', 'BW', '3:308', null],
    ['an agreement that stands on no site', 'CAO-U', '37', null],
    ['an order', 'Stcrt. 2026, 16505', '1', null],
  ])('%s', (_, name, article, address) => {
    expect(withAddress(place(name, article), laws).address).toBe(address)
  })

  test('is its own when it has one', () => {
    const own = `${site}/BWBR0002638/2019-01-01#Artikel8`
    expect(withAddress(place('WML', '8', own), laws).address).toBe(own)
  })
})

describe('a name of a law', () => {
  test.each([
    ['WML', true],
    ['Stcrt. 2026, 16505', true],
    ['Stb. 2017, 270', true],
    ['Stcrt. someday', false],
    ['wml', false],
  ])('%s is known: %s', (name, known) => {
    expect(isKnownLaw(place(name, '1'), laws)).toBe(known)
  })
})

describe('the register of laws', () => {
  const read = async (text: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'laws-'))
    try {
      await writeFile(join(folder, 'laws.yaml'), text)
      const { laws: found, findings } = await readLaws(folder)
      return { codes: [...found.keys()], found: findings.map(({ file, line, code }) => `${file}:${line} ${code}`) }
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  test('has a law with a number, one in books and one that stands on no site', async () => {
    const text = [
      '- { code: WML, title: A law, bwb: BWBR0002638 }',
      '- { code: BW, title: A law, books: { "7": BWBR0005290 } }',
      '- { code: CAO-U, title: A law }',
    ]
    expect(await read(text.join('\n'))).toEqual({ codes: ['WML', 'BW', 'CAO-U'], found: [] })
  })

  test('has a code once', async () => {
    expect((await read('- { code: A, title: A law }\n- { code: A, title: A law }')).found).toEqual([
      'data/laws.yaml:2 id-twice',
    ])
  })

  test.each([
    ['another number', '- { code: A, title: A law, bwb: BWB123 }'],
    ['no title', '- { code: A }'],
    ['a code of small letters', '- { code: a, title: A law }'],
    ['a book without a number', '- { code: A, title: A law, books: { seven: BWBR0005290 } }'],
  ])('%s is refused', async (_, text) => {
    expect((await read(text)).found).toEqual([expect.stringMatching(/^data\/laws\.yaml:1 schema-invalid$/)])
  })
})
