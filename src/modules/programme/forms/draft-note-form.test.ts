import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { paragraphsOf } from '../domain/report/own-writing.ts'
import { readDraft, type TypedDraft, typedDraft, typedDraftFrom } from './draft-note-form.ts'

const limits = { today: day('2026-11-29'), isMotion: (id: string, on: string) => id === 'M-1' && on >= '2026-06-01' }
const typed = (changes: Partial<TypedDraft> = {}): TypedDraft => ({
  title: 'Stand van zaken',
  form: 'memo',
  language: 'nl',
  from: '2026-01-01',
  to: '2026-11-29',
  motions: [],
  before: '',
  after: '',
  ...changes,
})
const problems = (changes: Partial<TypedDraft>) => {
  const read = readDraft(typed(changes), limits)
  return read.ok ? [] : read.problems.map(({ field, code }) => `${field} ${code}`)
}

describe('the form of a note', () => {
  test.each([
    [{ title: '' }, ['title no-title']],
    [{ title: 'x'.repeat(200) }, []],
    [{ title: 'x'.repeat(201) }, ['title too-long']],
    [{ title: 'a\u0000' }, ['title no-text']],
    [{ before: 'a\u0000' }, ['before no-text']],
    [{ form: 'brief' }, ['form not-a-form']],
    [{ from: 'gisteren' }, ['from not-a-day']],
    [{ to: '2026-11-29' }, []],
    [{ to: '2026-11-30' }, ['to to-come']],
    [{ from: '2026-11-29' }, []],
    [{ from: '2026-11-30' }, ['from ends-before']],
    [{ motions: ['M-1'], to: '2026-06-01' }, []],
    [{ motions: ['M-1'], to: '2026-05-31' }, ['motions not-a-motion']],
    [{ motions: ['M-2'] }, ['motions not-a-motion']],
    [{ before: 'x'.repeat(4000) }, []],
    [{ after: 'x'.repeat(4001) }, ['after too-long']],
  ])('%j: %j', (changes, expected) => expect(problems(changes)).toEqual(expected))

  test('keeps a long text that is refused', () => {
    const form = new FormData()
    form.set('before', 'x'.repeat(5000))
    expect(typedDraft(form).before).toHaveLength(5000)
  })

  test('gives back what it was filled with', () => {
    const read = readDraft(typed({ motions: ['M-1'], before: 'Een.\n\nTwee.' }), limits)
    expect(read.ok && typedDraftFrom(read.value)).toEqual(typed({ motions: ['M-1'], before: 'Een.\n\nTwee.' }))
  })
})

test('paragraphs are parted by an empty line, and a line that is broken off is none', () =>
  expect(paragraphsOf('Een\nregel.\r\n \r\nTwee.\n\n\n')).toEqual(['Een regel.', 'Twee.']))
