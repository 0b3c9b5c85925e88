import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { factOn } from '#kernel/facts.ts'
import { ruleFacts } from '../domain/check-tables.ts'
import { wageTables } from '../domain/wage-tables.ts'
import { readFacts } from './load-facts.ts'

const root = join(import.meta.dirname, '../../../..')
const { facts, findings } = await readFacts(join(root, 'data'), () => true)

/** The facts that the sources of the checks name, by the file that names them. */
async function namedInTheDomain(): Promise<string[]> {
  const folder = join(import.meta.dirname, '../domain')
  const files = await readdir(folder, { recursive: true })
  const sources = files.filter(
    (file) => file.endsWith('.ts') && !/\.test\.ts$|(rule-facts|wage-tables)\.ts$/.test(file),
  )
  const texts = await Promise.all(sources.map((file) => readFile(join(folder, file), 'utf8')))
  const words = texts.flatMap((text) => [...text.matchAll(/'([A-Za-z][A-Za-z0-9-]*)'/g)].map(([, word = '']) => word))
  return [...new Set(words.filter((word) => facts.has(word)))]
}

describe('the facts that checks rest on', () => {
  test('hold with each other', () => expect(findings).toEqual([]))

  test('are all there', () => expect(ruleFacts.filter((id) => !facts.has(id))).toEqual([]))

  test('are all in the list that a browser gets', async () => {
    const named = await namedInTheDomain()
    expect(named).toContain('housing-deduction-cap')
    expect(named.filter((id) => !ruleFacts.includes(id))).toEqual([])
  })

  test('say where it can be read, but for agreements and orders', () => {
    const places = [...facts.values()].flatMap(({ law, rows }) => [...law, ...rows.flatMap((row) => row.law)])
    expect([...new Set(places.filter(({ address }) => address === null).map(({ name }) => name))]).toEqual(['CAO-U'])
  })

  const halfYears = Array.from({ length: 16 }, (_, at) =>
    day(`${2019 + Math.floor(at / 2)}-0${at % 2 === 0 ? 1 : 7}-01`),
  )
  test.each(halfYears)('have an amount for every age and for apprentices on %s', (on) => {
    const per = on < '2024-01-01' ? ['week', 'month'] : ['hour']
    const due = wageTables.filter((id) => per.some((one) => id.startsWith(`minimum-wage-${one}`)))
    const without = due.filter((id) => {
      const fact = facts.get(id)
      return !fact || !factOn(fact, on).ok
    })
    expect(without).toEqual(
      on < '2019-07-01' ? [] : per.includes('hour') ? [] : ['minimum-wage-week-21', 'minimum-wage-month-21'],
    )
  })

  test.each([
    // 20 years, January 2023: Stb. 2022, 381.
    ['minimum-wage-month-20', '2023-01-01', 154_750],
    ['minimum-wage-week-21', '2019-06-30', 31_695],
    ['minimum-wage-month-apprentice-19', '2019-07-01', 85_870],
    ['minimum-wage-hour-apprentice-18', '2024-01-01', 604],
    ['minimum-wage-hour-apprentice-20', '2025-12-31', 886],
    ['minimum-wage-hour', '2026-12-31', 1499],
  ])('%s on %s is as it was published', (id, on, value) => {
    const fact = facts.get(id)
    expect(fact && factOn(fact, day(on))).toMatchObject({ ok: true, value: { value } })
  })
})
