import { expect, test } from 'vitest'
import type { SpokenLanguage } from './directory.ts'
import { languagesSpoken, speaks } from './spoken.ts'

const spoken = (code: string): SpokenLanguage => ({ code, sources: ['T-1'], confidence: 'seen' })

test('a service speaks what its people speak, and what one of its phones speaks', () => {
  const service = { languages: [spoken('nl')], phones: [{ languages: null }, { languages: [spoken('pl')] }] }
  expect(['nl', 'pl', 'ro'].map((tag) => speaks(service, tag))).toEqual([true, true, false])
  expect(languagesSpoken(service).map(({ code }) => code)).toEqual(['nl', 'pl'])
})

test('a phone speaks also where nobody knows the languages of the people', () => {
  expect(speaks({ languages: null, phones: [{ languages: [spoken('uk')] }] }, 'uk')).toBe(true)
  expect(speaks({ languages: null, phones: [{ languages: null }] }, 'uk')).toBe(false)
})
