import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import type { Claim } from '../../domain/claims.ts'
import type { Item } from '../../domain/items.ts'
import { type Ground, sentencesOf } from '../../domain/report/note.ts'
import { aNote, noteResult } from '../../testing/note-writing.ts'
import { anEvent, anItem } from '../../testing/programme-builders.ts'
import { publishedPolicy, publishedProgramme, withItems } from '../../testing/published-programme.ts'
import { aHistory } from '../../testing/random-histories.ts'
import type { Programme } from '../load-programme.ts'

const words = { title: 'Een rij', text: 'Dit is beloofd.' }

describe('a sentence that nothing bears', () => {
  test('is left out when its row names no source, and listed with the reason', () => {
    const bare = anItem({ id: 'X-1', knownOn: '2022-01-01', sources: [] })
    const note = aNote({ from: '2022-01-01', to: '2022-12-31', programme: onlyItems([bare]), motions: ['M108-2020'] })
    expect(sentencesOf(note).filter(({ grounds }) => grounds.some(({ id }) => id === 'X-1'))).toEqual([])
    expect(note.refused).toEqual(
      expect.arrayContaining([
        { template: 'told', about: 'X-1', reason: 'no-source' },
        { template: 'state', about: 'X-1', reason: 'no-source' },
      ]),
    )
  })

  test('is left out when a finding has neither source nor evidence; what was looked for in vain needs none', () => {
    const found = anEvent({ change: 'found' }, { id: 'found', when: '2022-02', sources: [], evidence: [] })
    const vain = anEvent({ change: 'not-found' }, { id: 'vain', when: '2022-03', sources: [], evidence: [] })
    const programme = onlyItems([anItem({ id: 'X-1', knownOn: '2022-01-01', events: [found, vain] })], {
      found: 'Dit is gevonden.',
      vain: 'Dit is niet gevonden.',
    })
    const note = aNote({ from: '2022-01-01', to: '2022-12-31', programme })
    const texts = sentencesOf(note).map(({ text }) => text)
    expect(texts.join(' ')).not.toContain('Dit is gevonden.')
    expect(texts).toContain('Wij vonden niet alles. Dit is niet gevonden.')
    expect(note.refused).toContainEqual({ template: 'found', about: 'X-1/found', reason: 'no-source' })
  })

  test('is left out when a claim counts up to another number than the note gave', () => {
    const claims = publishedProgramme.claims.map((claim) => (claim.id === 'CL-03' ? { ...claim, stated: 21 } : claim))
    const note = aNote({ from: '2020-01-01', to: '2020-12-31', programme: { ...publishedProgramme, claims } })
    expect(note.refused).toContainEqual({ template: 'housing', about: 'CL-03', reason: 'count-differs' })
    expect(sentencesOf(note).map(({ text }) => text)).not.toContain('Daarvan hebben er 21 alleen beleid over wonen.')
  })
})

describe('a note that cannot be written', () => {
  test.each([
    ['2018-11-08', []],
    ['2020-11-30', []],
  ])('up to %s about %j: nothing was known in the period', (to, motions) => {
    expect(noteResult({ from: to, to, motions })).toEqual({ ok: false, error: 'nothing-known' })
  })

  test.each([
    ['a motion that was not there yet', '2020-06-18', 'M108-2020'],
    ['a row', '2020-12-31', 'S1-01'],
    ['nothing that exists', '2020-12-31', 'M1'],
  ])('about %s', (_, to, motion) => {
    expect(noteResult({ to, motions: [motion] })).toEqual({ ok: false, error: 'unknown-motion' })
  })

  test('the day on which a motion became known is early enough', () => {
    expect(noteResult({ from: '2020-06-19', to: '2020-06-19', motions: ['M108-2020'] }).ok).toBe(true)
  })
})

/** The published register with these items as its only rows. */
function onlyItems(items: readonly Item[], events: Readonly<Record<string, string>> = {}): Programme {
  const more = withItems(items, words)
  const nl = more.words.get('nl')
  if (!nl) throw new Error('there are no Dutch words')
  const told = Object.fromEntries(items.map(({ id }) => [id, { ...words, term: 'Op tijd.', events }]))
  return {
    ...more,
    items: [...more.items.filter(({ document }) => document === null), ...items],
    words: new Map([['nl', { ...nl, items: { ...nl.items, ...told } }]]),
  }
}

const eventWords = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`event-${at}`, 'Er gebeurde iets.']))

const someRows = fc
  .array(aHistory, { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((row, index): Item => ({ ...row, id: `X-${index + 1}` })))

const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? []

/** Every number that what a sentence rests on can give: those in its words and dates, and how many of them there are. */
function numbersBehind(programme: Programme, grounds: readonly Ground[]): ReadonlySet<string> {
  const nl = programme.words.get('nl')
  const ids = new Set(grounds.map(({ id }) => id.split('/')[0] ?? ''))
  const behind = programme.items.filter(({ id }) => ids.has(id))
  const dates = behind.flatMap(({ since, knownOn, deadline, events }) => [
    since?.text,
    knownOn,
    deadline.last,
    ...events.flatMap((event) => [event.when?.text, event.change === 'term' ? event.deadline.last : null]),
  ])
  const spoken = [...ids].map((id) => JSON.stringify([nl?.items[id], nl?.documents[id]]))
  const said = [...spoken, ...dates, ...grounds.map(({ date }) => date), ...ids].flatMap((text) =>
    numbersIn(text ?? ''),
  )
  const claims = programme.claims.filter(({ id }) => ids.has(id)).map((claim) => numbersOfClaim(programme, claim))
  const counts = Array.from({ length: behind.length + 1 }, (_, count) => String(count))
  return new Set([...said, ...counts, ...claims.flat()].map(Number).map(String))
}

/** What it states, its words, and of a measurement all that was measured. */
function numbersOfClaim({ words }: Programme, claim: Claim): string[] {
  const measured =
    claim.check === 'policy' ? publishedPolicy.measurements.find(({ id }) => id === claim.measurement) : null
  const told = JSON.stringify([words.get('nl')?.claims[claim.id], measured?.base, measured?.counts])
  return [String(claim.stated), ...numbersIn(told)]
}

test('of any history, every sentence has something known behind it, and no number that is not there', () => {
  fc.assert(
    fc.property(someRows, fc.integer({ min: 0, max: 500 }), (rows, offset) => {
      const to = addDays(day('2020-01-01'), offset)
      const programme = onlyItems(rows, eventWords)
      const note = noteResult({ from: '2020-01-01', to, programme })
      const known = new Map(programme.items.filter(({ knownOn }) => knownOn <= to).map((row) => [row.id, row]))
      expect(note.ok).toBe(rows.some(({ id }) => known.has(id)))
      if (!note.ok) return
      for (const { text, grounds } of sentencesOf(note.value)) {
        expect(grounds.length).toBeGreaterThan(0)
        for (const { kind, id } of grounds) {
          const [item = '', event] = id.split('/')
          if (kind === 'item') expect([...known.keys()]).toContain(id)
          if (kind !== 'event') continue
          const found = known.get(item)?.events.find((one) => one.id === event)
          expect([id, found !== undefined && found.knownOn <= to]).toEqual([id, true])
        }
        // The day the register is looked at is not of the register.
        const numbers = numbersIn(text.replace(/ Alles is zoals bekend op .*/, ''))
        const behind = numbersBehind(programme, grounds)
        expect([text, numbers.filter((number) => !behind.has(String(Number(number))))]).toEqual([text, []])
      }
    }),
    { numRuns: 150 },
  )
}, 120_000)
