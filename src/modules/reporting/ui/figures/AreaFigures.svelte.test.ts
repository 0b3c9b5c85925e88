import { readFileSync } from 'node:fs'
import type { ComponentProps } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import { declared } from '../../domain/statistics/declared.ts'
import OnAPage from '../../testing/OnAPage.svelte'
import AreaFigures from './AreaFigures.svelte'
import { areaWords, groupWords, variableWords } from './figure-words.ts'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const languages = ['nl', 'en', 'pl', 'ro', 'bg', 'uk'] as const
const words = Object.fromEntries(languages.map((tag) => [tag, { ...catalogue(tag), ...catalogue(`figures/${tag}`) }]))

describe('words of figures', () => {
  test.for(languages)('there is one for every group of every ladder, in %s', (tag) => {
    const t = createTranslator(tag, words[tag] ?? {})
    const all = [
      ...declared.variables.flatMap(({ id, levels }) => [
        variableWords(t, id),
        ...levels.flat().map((group) => groupWords(t, id, group.id)),
      ]),
      ...declared.areas.levels.flat().map((group) => areaWords(t, group.id)),
      areaWords(t, 'whole'),
    ]
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter((one) => one === '' || one.includes('figures.'))).toEqual([])
  })
})

// A type and not an interface: the page takes any props.
type Given = Pick<ComponentProps<typeof AreaFigures>, 'of' | 'total' | 'tables'>

test('what is too small is named as that, and never drawn as nothing or zero', () => {
  const given: Given = {
    of: 'West-Brabant, 2025',
    total: 12,
    tables: {
      form: [
        { group: 'all-work', count: 7 },
        { group: 'not-work', count: 5 },
      ],
      sector: null,
      'signal-wage': [
        { group: 'yes', count: 6 },
        { group: 'no', count: 6 },
      ],
      'signal-debt': null,
    },
  }
  const t = createTranslator('nl', words['nl'] ?? {})
  const html = render(OnAPage<Given>, { props: { t, shown: AreaFigures, given } }).body.replace(/<!--.*?-->/g, '')
  expect(html).toContain('Te weinig om te tonen: Sector.')
  expect(html).toContain('Signalen die te weinig of bijna altijd voorkomen: Schuld.')
  expect([...html.matchAll(/<td class="number[^>]*>([^<]*)</g)].map(([, number]) => number)).toEqual([
    '7',
    '5',
    '6',
    '6',
  ])
})
