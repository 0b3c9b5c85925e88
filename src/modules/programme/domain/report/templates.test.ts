import { describe, expect, test } from 'vitest'
import { noteWordsIn } from '../../testing/note-writing.ts'
import { type NoteTemplate, type NoteWords, templateFaults } from './templates.ts'

const dutch = noteWordsIn('nl')
const names = ['Provinciale Staten', 'Tilburg', 'Oss', 'Best', 'Midden-Brabant']
const withTemplate = (key: NoteTemplate, text: string): NoteWords => ({
  ...dutch,
  templates: { ...dutch.templates, [key]: text },
})

describe('a template that says something of its own', () => {
  test.each([
    ['In totaal {stated}, van de 62.', 'digit', '62'],
    ['In totaal {stated} (½).', 'digit', '½'],
    ['Van de acht zijn het er {stated}.', 'digit', 'acht'],
    ['All eight: {stated}.', 'digit', 'eight'],
    ['In Tilburg {stated}.', 'name', 'Tilburg'],
    ['Voor Provinciale Staten: {stated}.', 'name', 'Provinciale Staten'],
    ['Regio Midden-Brabant: {stated}.', 'name', 'Midden-Brabant'],
    ['Het zijn er {stated} in {region}.', 'unknown-slot', 'region'],
    ['Een aantal.', 'missing-slot', 'stated'],
  ])('"%s" is refused', (text, fault, what) => {
    expect(templateFaults(withTemplate('housing', text), names)).toContainEqual({ key: 'housing', fault, what })
  })

  test.each([
    'Daarvan zijn het er {stated}.',
    'De beste: {stated}. Ossen en gemeente Tilburgse.',
    'Aandacht: {stated}.',
  ])('"%s" is not', (text) => expect(templateFaults(withTemplate('housing', text), names)).toEqual([]))

  test('a heading is held to the same rule', () => {
    const words = { ...dutch, labels: { ...dutch.labels, 'part-reason': 'Aanleiding 1' } }
    expect(templateFaults(words, names)).toEqual([{ key: 'part-reason', fault: 'digit', what: '1' }])
  })
})
