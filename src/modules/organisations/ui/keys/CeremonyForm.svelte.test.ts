import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ComponentProps, createRawSnippet } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { createTranslator } from '#platform/i18n/translator.ts'
import InWords from '#ui/testing/InWords.svelte'
import CeremonyForm from './CeremonyForm.svelte'
import { ceremonyProblems } from './ceremony-problems.ts'
import NewPassphrase from './NewPassphrase.svelte'
import NewSharedKey from './NewSharedKey.svelte'
import OpenOwn from './OpenOwn.svelte'

const interfaceFolder = join(import.meta.dirname, '../../../../../content/interface')
const wordsIn = (file: string): Record<string, string> => JSON.parse(readFileSync(join(interfaceFolder, file), 'utf8'))
const t = createTranslator('nl', { ...wordsIn('nl.json'), ...wordsIn('staff/nl.json'), ...wordsIn('keys/nl.json') })
/** The same properties as a type without a name: only such a type counts as a record. */
type Unnamed<Props> = { [Key in keyof Props]: Props[Key] }
const plain = ({ body }: { body: string }): string => body.replace(/<!--.*?-->/g, '')

const facts = { me: 'a', wrapped: 'AAAA' }
const ways = [{ way: 'passphrase' }, { way: 'passkey' }] as const
const shared: Unnamed<ComponentProps<typeof NewSharedKey>> = {
  ceremony: 'make',
  facts,
  next: '/nl/staff/keys',
  organisation: 'Voorbeeldstad',
  ways,
  colleagues: [{ person: 'b', name: 'B' }],
  today: day('2026-11-29'),
  recoverAddress: 'baken.example/nl/staff/keys/recover',
}
const newShared = plain(
  render(InWords<Unnamed<ComponentProps<typeof NewSharedKey>>>, { props: { t, shown: NewSharedKey, given: shared } }),
)
const newPassphrase = plain(
  render(InWords<Unnamed<ComponentProps<typeof NewPassphrase>>>, {
    props: { t, shown: NewPassphrase, given: { form: 'x' } },
  }),
)
const openOwn = plain(
  render(InWords<Unnamed<ComponentProps<typeof OpenOwn>>>, {
    props: { t, shown: OpenOwn, given: { form: 'x', ways, button: 'Go' } },
  }),
)
const children = createRawSnippet(() => ({ render: () => '<b>inside</b>' }))
const ceremony = plain(
  render(InWords<Unnamed<ComponentProps<typeof CeremonyForm>>>, {
    props: { t, shown: CeremonyForm, given: { ceremony: 'make', facts, next: '/nl/staff/keys', children } },
  }),
)

describe('a ceremony', () => {
  test.each([
    ['a new passphrase', newPassphrase, 2],
    ['opening one’s own key', openOwn, 1],
    ['a new key of an organisation', newShared, 7],
  ] as const)('has no field with a name, so no browser sends what is typed: %s', (_, html, atLeast) => {
    const inputs = html.match(/<(input|textarea|select)\b[^>]*>/g) ?? []
    expect(inputs.length).toBeGreaterThanOrEqual(atLeast)
    expect(inputs.filter((tag) => /\sname=/.test(tag))).toEqual([])
  })

  test('hides everything until a script can do it, and says why', () => {
    expect(ceremony).toMatch(/<div hidden="" data-keys-body[^>]*>|<div data-keys-body[^>]*hidden/)
    expect(ceremony).toContain(t('keys.absent'))
  })

  test('has a sentence for each refusal, hidden until it comes', () => {
    for (const code of ceremonyProblems) expect(ceremony).toContain(`data-keys-says="${code}"`)
    const shown = (ceremony.match(/<[a-z]+[^>]*data-keys-says[^>]*>/g) ?? []).filter((tag) => !/\shidden/.test(tag))
    expect(shown).toHaveLength(1)
    expect(shown[0]).toContain('data-keys-says="absent"')
  })

  test('every id on the page is there once', () => {
    const ids = [...newShared.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(6)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('leaves papers empty: what is on them is written by the page', () => {
    const papers = [...newShared.matchAll(/data-keys-put="code"[^>]*>([^<]*)</g)]
    expect(papers.map(([, inside]) => inside)).toEqual(['', '', ''])
  })
})

test('Dutch sentences about keys have twenty words at most', () => {
  const long = Object.entries(wordsIn('keys/nl.json')).flatMap(([key, text]) =>
    text
      .split(/(?<=[.!?:])\s+/)
      .filter((sentence) => sentence.split(/\s+/).length > 20)
      .map((sentence) => `${key}: ${sentence}`),
  )
  expect(long).toEqual([])
})
