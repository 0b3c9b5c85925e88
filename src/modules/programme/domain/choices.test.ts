import { expect, test } from 'vitest'
import { type Choice, choicesShown, shortChoices } from './choices.ts'

const choices = Array.from(
  { length: 400 },
  (_, index): Choice => ({ value: `P${index}`, name: `Party ${index}`, count: index % 50 }),
)
const values = (shown: readonly Choice[]) => shown.map(({ value }) => value)

test('a form offers what most rows have, in the order of the list', () => {
  const { shown, left } = shortChoices(choices, [])
  expect(shown).toEqual(choices.filter((choice) => shown.includes(choice)))
  expect(shown.every(({ count }) => count >= 48)).toBe(true)
  expect([shown.length, left]).toEqual([choicesShown, 400 - choicesShown])
})

test('what was chosen is always offered, however few rows have it', () => {
  expect(values(shortChoices(choices, ['P0', 'P50']).shown)).toEqual(expect.arrayContaining(['P0', 'P50']))
  expect(shortChoices(choices, ['P0', 'P50']).shown).toHaveLength(choicesShown)
})

test('a short list is offered whole', () => {
  expect(shortChoices(choices.slice(0, 12), [])).toEqual({ shown: choices.slice(0, 12), left: 0 })
  expect(shortChoices(choices.slice(0, 13), []).left).toBe(1)
  expect(shortChoices([], [])).toEqual({ shown: [], left: 0 })
})
