import { expect, test } from 'vitest'
import { chosenFields } from './chosen-fields.ts'

function formOf(...entries: [string, string][]): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

test('of each field the chosen side comes through, with all its values; the rest as it was', () => {
  const chosen = chosenFields(
    formOf(
      ['choice.fields', 'languages'],
      ['choice.languages', 'theirs'],
      ['mine.languages', 'nl'],
      ['theirs.languages', 'nl'],
      ['theirs.languages', 'pl'],
      ['choice.fields', 'opens'],
      ['choice.opens', 'mine'],
      ['mine.opens', '09:00'],
      ['theirs.opens', '10:00'],
      ['version', '4'],
    ),
  )
  expect([...chosen.form]).toEqual([
    ['languages', 'nl'],
    ['languages', 'pl'],
    ['opens', '09:00'],
    ['version', '4'],
  ])
})

test('a field may be chosen to be empty', () => {
  const chosen = chosenFields(formOf(['choice.fields', 'note'], ['choice.note', 'mine'], ['theirs.note', 'x']))
  expect([...chosen.form]).toEqual([])
})

test('of which nothing was chosen is said, and a side that does not exist is none', () => {
  const chosen = chosenFields(
    formOf(['choice.fields', 'a'], ['choice.fields', 'b'], ['choice.b', 'both'], ['mine.a', '1'], ['theirs.a', '2']),
  )
  expect(chosen.open).toEqual(['a', 'b'])
  expect([...chosen.form]).toEqual([])
})

test('an ordinary form comes through as it is', () => {
  const form = formOf(['name', 'Hulppunt'], ['mine.own', 'stays'])
  const chosen = chosenFields(form)
  expect([...chosen.form]).toEqual([...form])
})
