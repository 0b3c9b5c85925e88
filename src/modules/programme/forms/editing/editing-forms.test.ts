import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { agreementForm, agreementTexts, readAgreement, type TypedAgreement } from './agreement-form.ts'
import { webAddress } from './said-form.ts'
import { readSaying } from './say-form.ts'
import { nothingTyped, type TypedSaying } from './typed-saying.ts'

const today = day('2026-11-29')
const whole: TypedSaying = {
  ...nothingTyped,
  to: 'running',
  basis: 'exact',
  last: '2027-03-31',
  when: '2026-11',
  nl: 'Het loopt.',
  title: 'Brief',
  address: 'https://voorbeeld.example/brief',
  event: 'said-1',
}
const say = (changes: Partial<TypedSaying>, step: Parameters<typeof readSaying>[0] = 'say') => {
  const read = readSaying(step, { ...whole, ...changes }, today)
  return read.ok ? read.value : read.problems.map(({ field, code }) => `${field}: ${code}`)
}

describe('what was typed to say', () => {
  test('is read with its moment, its words and what shows it', () => {
    expect(say({})).toEqual({
      change: 'state',
      to: 'running',
      when: '2026-11',
      nl: 'Het loopt.',
      en: null,
      shown: { kind: 'link', title: 'Brief', address: 'https://voorbeeld.example/brief' },
    })
  })

  test('tells every field that is wrong, in the order of the form', () => {
    expect(say({ to: 'gone', when: '', nl: '', title: '', address: '' })).toEqual([
      'to: no-state',
      'when: no-when',
      'nl: no-words',
      'title: no-title',
      'address: no-address',
    ])
  })

  test.each([
    ['1500 letters are taken', { nl: 'a'.repeat(1500) }, 'say', null],
    ['one more is not', { nl: 'a'.repeat(1501) }, 'say', 'nl: too-long'],
    ['a meeting may have no address', { kind: 'meeting', address: '' }, 'say', null],
    ['a document may not', { kind: 'document', address: '' }, 'say', 'address: no-address'],
    [
      'a wrong address is wrong for a meeting too',
      { kind: 'meeting', address: 'notulen' },
      'say',
      'address: not-an-address',
    ],
    ['a withdrawal needs a reason', { nl: '' }, 'withdraw', 'nl: no-reason'],
    ['a withdrawal needs what is wrong', { event: 'memo' }, 'withdraw', 'event: unknown-event'],
    ['a day that no calendar has', { last: '2027-02-29' }, 'term', 'last: not-a-day'],
    ['our own reckoning is nobody’s deadline', { basis: 'derived' }, 'term', 'basis: no-basis'],
    ['it ends before it begins', { when: '2026-11/2026-10' }, 'find', 'when: backwards'],
  ] as const)('%s', (_, changes, step, problem) => {
    const read = say(changes, step)
    if (problem) expect(read).toEqual([problem])
    else expect(read).not.toBeInstanceOf(Array)
  })
})

test.each([
  ['https://voorbeeld.example/a?b=c', true],
  ['http://voorbeeld.example', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['https://', false],
  ['voorbeeld.example', false],
  ['https://a b.example', false],
  ['https://x.example/"onmouseover="x', false],
])('%s becomes a link: %s', (address, isLink) => {
  expect(webAddress.safeParse(address).success).toBe(isLink)
})

const written: TypedAgreement = {
  title: ['Toezicht'],
  text: ['Wij delen wat wij zien.'],
  titleEn: [''],
  textEn: [''],
  made: ['2026-11-29'],
  basis: ['vague'],
  last: [''],
  executors: ['GS'],
}
const agreed = (changes: Partial<TypedAgreement>) => {
  const read = readAgreement({ ...written, ...changes } as TypedAgreement, today, (id) => id === 'GS')
  return read.ok ? read.value : read.problems.map(({ field, code }) => `${field}: ${code}`)
}

describe('an agreement that was typed', () => {
  test.each([
    ['today', '2026-11-29', null],
    ['tomorrow', '2026-11-30', 'made: in-the-future'],
    ['this month', '2026-11', null],
    ['next month', '2026-12', 'made: in-the-future'],
  ])('was made %s', (_, made, problem) => {
    const read = agreed({ made: [made] })
    if (problem) expect(read).toEqual([problem])
    else expect(read).toMatchObject({ made })
  })

  test('names parties of the register only, and a deadline as it can be', () => {
    expect(agreed({ executors: ['GS', 'NOBODY'] })).toEqual(['executors: unknown-party'])
    expect(agreed({ basis: ['quarter-end'], last: ['2027-03-30'] })).toEqual(['last: not-a-quarter-end'])
    expect(agreed({ basis: ['none'], last: ['2027-03-31'] })).toEqual(['last: day-too-many'])
    expect(agreed({ title: [''], text: [''] })).toEqual(['title: no-title', 'text: no-text'])
  })

  test('comes back in the form as it was read, and is what the database keeps', () => {
    const words = fc.string({ minLength: 1, maxLength: 200 }).filter((text) => text.trim() === text)
    fc.assert(
      fc.property(words, words, fc.option(words), (title, text, english) => {
        const typed = { ...written, title: [title], text: [text], titleEn: [english ?? ''] }
        const read = readAgreement(typed, today, () => true)
        if (!read.ok) throw new Error(JSON.stringify(read.problems))
        expect(agreementTexts(read.value)).toEqual(typed)
        const by = { organisation: 'rwb', name: 'RWB', kind: 'region', asParliament: false } as const
        const body = { ...read.value, by, places: [], saidOn: today }
        expect(agreementForm.parse(JSON.parse(JSON.stringify(body)))).toEqual(body)
      }),
    )
  })
})
