import { readFileSync } from 'node:fs'
import type { Component } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import InWords from '#ui/testing/InWords.svelte'
import type { HandOverCellView, PlanSoundings } from '../domain/board-views.ts'
import { handOverPage } from '../server/local-pages.ts'
import { planSoundings } from '../server/plan-soundings.ts'
import { matrixPage, regionBoard } from '../server/region-pages.ts'
import { filledHandOver, filledSoundings } from '../testing/filled-hand-over.ts'
import { publishedOn, publishedProgramme } from '../testing/published-programme.ts'
import GoalMatrix from './GoalMatrix.svelte'
import HandOverSteps from './HandOverSteps.svelte'
import HandOverTable from './HandOverTable.svelte'
import PlanTable from './PlanTable.svelte'
import PromiseColumns from './PromiseColumns.svelte'
import StackedBars from './StackedBars.svelte'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const words = { ...catalogue('nl'), ...catalogue('programme/nl'), ...catalogue('boards/nl') }
const t = createTranslator('nl', words)
const drawn = <P extends Record<string, unknown>>(shown: Component<P>, given: P): string =>
  render(InWords<P>, { props: { t, shown, given } }).body.replace(/<!--.*?-->/g, '')
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const today = publishedOn('2026-11-21')

describe('the hand-over board when municipalities have answered', () => {
  const page = handOverPage(publishedOn('2026-11-21', 'nl', { ...publishedProgramme, handOver: filledHandOver }))
  const rows = page.ok ? page.value.rows : []
  const rowOf = (name: string) => {
    const html = drawn(HandOverTable, { rows: rows.filter(({ municipality }) => municipality.name === name) })
    return plain(html.slice(html.indexOf('<tbody')))
  }

  test('shows yes and no with a date and a source, and a question where nobody spoke', () => {
    expect(rowOf('Eindhoven')).toMatch(/Eindhoven ✓ Ja september 2026, S1 ✕ Nee 15 oktober 2026, S1 \? Niet bekend/)
  })

  test('shows nothing but questions where nobody said anything', () => {
    expect(rowOf('Breda').match(/\? Niet bekend/g)).toHaveLength(4)
  })

  test('tells beside a merged municipality what its parts said, and leaves its own cells empty', () => {
    expect(rowOf('Land van Cuijk')).toContain('1 antwoord van een gemeente die hierin opging ? Niet bekend')
  })
})

describe('the four steps of one municipality', () => {
  const said: HandOverCellView = {
    answer: 'no',
    when: '2026-09',
    knownOn: '2026-10-01',
    knownBasis: 'published',
    by: { id: 'GEM', name: { text: 'Gemeenten', language: 'nl', translation: 'checked' }, ofProvince: false },
    sources: ['S1'],
    confidence: 'seen',
  }

  test('a no is a no, and what nobody said is not', () => {
    const html = drawn(HandOverSteps, {
      cells: { received: said, adopted: null, trained: null, 'focal-point-known': null },
    })
    expect(plain(html)).toContain('Ontvangen Nee september 2026, Gemeenten Gezien in de bron')
    expect(plain(html).match(/Niet bekend Wij vonden hier nog niets over/g)).toHaveLength(3)
  })
})

describe('what the sounding group said', () => {
  const title = { text: 'Baliemedewerker', language: 'nl', translation: 'checked' } as const
  const plans = [
    { guide: 'desk-labour', version: '2.0.0', title },
    { guide: 'desk-sexual', version: '1.0.0', title },
  ]
  const shown = (list: readonly PlanSoundings[]) => plain(drawn(PlanTable, { plans: list }))

  test('stands with the version it was said of; a newer version has nothing yet', () => {
    const nl = publishedProgramme.words.get('nl')
    if (!nl) throw new Error('no Dutch')
    const programme = {
      ...publishedProgramme,
      soundings: filledSoundings,
      words: new Map([['nl', { ...nl, soundings: { first: 'De vragen zijn te lang.' } }]]),
    }
    const list = planSoundings(publishedOn('2026-11-21', 'nl', programme), plans)
    expect(shown(list)).toMatch(/Baliemedewerker 2\.0\.0 Wij vonden hier nog niets over/)
    expect(shown(list)).toMatch(/1\.0\.0 \(niet de versie van deze dag\) Opmerkingen 15 oktober 2026,/)
    expect(shown(list)).toContain('De vragen zijn te lang.')
  })

  test('nobody said anything is not approval', () => {
    expect(shown(planSoundings(today, plans))).not.toContain('Goedgekeurd')
  })
})

describe('the board of a region', () => {
  const board = regionBoard(today, { scheme: 'labour-market-region', code: 'AM32' })
  const html = drawn(PromiseColumns, { columns: board.ok ? board.value.columns : [], search: '?on=2026-11-21' })

  test('has a card per row, with the address of the day', () => {
    expect(html.match(/<article/g)).toHaveLength(5)
    expect(html).toContain('href="/nl/programme/S1-27?on=2026-11-21"')
  })

  test('a past deadline of unknown outcome is not called late', () => {
    expect(plain(html)).toContain('31 december 2021, Einde van een jaar Termijn voorbij, uitkomst onbekend')
    expect(plain(html)).not.toContain('Te laat')
  })

  test('an empty column says what would fill it', () => {
    expect(plain(html)).toContain('Gedaan 0 Leeg. Hier komt wat gedaan is, met bewijs erbij.')
  })
})

describe('the matrix', () => {
  const html = drawn(GoalMatrix, {
    page: matrixPage(today),
    hrefOf: (goal: string, region: string) => `?goal=${goal}&region=${region}`,
    open: { goal: 'S1-18', region: 'AM27' },
  })

  test('says every answer in a word beside its sign', () => {
    const cells = [...html.matchAll(/<a class="cell (\w+)[^>]*>(.*?)<\/a>/gs)].map(([, coverage, inside]) => [
      coverage,
      plain(inside ?? '').trim(),
    ])
    expect(cells).toHaveLength(5 * 8)
    const word = { none: 'Niets beloofd', promised: 'Beloofd', shown: 'Iets gevonden' }
    for (const [coverage, text] of cells) expect(text).toContain(word[coverage as keyof typeof word])
    expect(new Set(cells.map(([coverage]) => coverage))).toEqual(new Set(['none', 'promised', 'shown']))
  })

  test('marks the cell that is open, once', () => {
    expect(html.match(/aria-current="true"/g)).toHaveLength(1)
  })
})

describe('bars of counts', () => {
  const legend = [
    { fill: 'calm', label: 'Ja' },
    { fill: 'crosses', label: 'Niet bekend' },
  ] as const
  const bars = [
    {
      label: 'Ontvangen',
      parts: [
        { fill: 'calm', count: 14 },
        { fill: 'crosses', count: 42 },
      ] as const,
    },
    { label: 'In gebruik', parts: [], empty: 'Niets' },
  ]
  const html = drawn(StackedBars, { bars, legend })

  test('are as long as the counts, the longest taking the whole width', () => {
    expect(
      [...html.matchAll(/class="part \w+ [^"]*"[^>]*x="([\d.]+%)"[^>]*width="([\d.]+%)"/g)].map(([, x, w]) => [x, w]),
    ).toEqual([
      ['0%', '25%'],
      ['25%', '75%'],
    ])
  })

  test('say in words what they draw, and say so when there is nothing', () => {
    expect(html).toContain('aria-label="Ontvangen: Ja: 14, Niet bekend: 42"')
    expect(plain(html)).toContain('In gebruik Niets')
  })

  test('a fill that is not drawn is not in the legend', () => {
    const only = drawn(StackedBars, {
      bars: [{ label: 'Ontvangen', parts: [{ fill: 'calm' as const, count: 1 }] }],
      legend,
    })
    expect(plain(only)).not.toContain('Niet bekend')
  })
})
