import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Contact } from '../domain/catalogues.ts'
import { aContact } from '../testing/a-catalogue.ts'
import { aForm, aTurnSource, aWordedGuide, dutchWords } from '../testing/a-turn.ts'
import { takeTurn } from './guides-pack.ts'
import { handOverNote } from './hand-over-note.ts'

const today = day('2026-11-21')
const note = (answers: string, municipality = '', contacts: readonly Contact[] = aTurnSource().contacts) =>
  handOverNote(
    takeTurn(aWordedGuide(), aForm({ answers, municipality }), aTurnSource({ contacts }), today),
    dutchWords(),
    today,
  )
const finished = 'danger=no&who=person&apart=done&feeling=other'

describe('the note to hand over', () => {
  test('tells the way, the next step and what to fill in', () => {
    expect(note(finished, 'GM0001').split('\n')).toEqual([
      'Overdracht — nl: title.',
      'Gemaakt op: 21 november 2026',
      'Stappenplan: a-guide 1.0.0',
      'Jouw gemeente: Voorbeeldstad',
      '',
      'Antwoorden:',
      '- nl: danger. nl: no.',
      '- nl: who. nl: person.',
      '- nl: apart. ✓',
      '- nl: feeling. nl: other.',
      '- nl: focal-point-known. niet bekend',
      '',
      'Volgende stap: nl: call-police.',
      'Wie pakt dit op: Jij',
      'Wanneer: Vandaag nog',
      'Bel: CPOL 0900-0000',
      '',
      'Zelf invullen:',
      '- nl: time.: ……',
    ])
  })

  test('names no municipality when none was chosen', () => {
    expect(note(finished)).not.toContain('gemeente')
  })

  test('before the end it tells where one is, and promises nothing', () => {
    const lines = note('danger=no').split('\n')
    expect(lines.at(-1)).toBe('Volgende stap: nl: who.')
    expect(lines.join()).not.toContain('Bel')
  })

  test.each([
    ['seen but too old', aContact({ expiresOn: today })],
    ['seen in a second source', aContact({ phoneConfidence: 'secondary' })],
    ['own knowledge', aContact({ phoneConfidence: 'own' })],
    ['uncertain', aContact({ phoneConfidence: 'uncertain' })],
    ['not there', aContact({ phone: null, phoneConfidence: null })],
  ])('a number that is %s is left out: nothing beside it could say so', (_, contact) => {
    expect(note(finished, '', [contact])).toMatch(/^Bel: CPOL$/m)
  })
})
