import { describe, expect, test } from 'vitest'
import { aDraft } from '../../testing/a-report.ts'
import { type Draft, emptyDraft, firstUnready, givesContact, noContact, problemsWith, reportFrom } from './draft.ts'
import { contactFields, mostCharacters } from './report.ts'

const sent = { language: 'pl', files: [], salt: 'A'.repeat(43) }

describe('what a question cannot be left with', () => {
  test('what kind of trouble, whether it goes on, danger and the story are asked; where exactly and who tells are not', () => {
    const empty = (question: Parameters<typeof problemsWith>[0]) => problemsWith(question, emptyDraft).length
    expect({
      forms: empty('forms'),
      place: empty('place'),
      'going-on': empty('going-on'),
      danger: empty('danger'),
      story: empty('story'),
      contact: empty('contact'),
    }).toEqual({ forms: 1, place: 0, 'going-on': 1, danger: 1, story: 1, contact: 0 })
  })

  test('a story of spaces is none', () => {
    expect(problemsWith('story', aDraft({ story: ' \n\t ' }))).toEqual([
      { question: 'story', field: 'story', fault: 'missing' },
    ])
  })

  test('every text may be as long as its limit and not one character longer', () => {
    const long = (most: number) => 'ż'.repeat(most)
    const contact = (more: number) =>
      Object.fromEntries(contactFields.map((field) => [field, long(mostCharacters[field] + more)])) as Draft['contact']
    const asLong = aDraft({ story: long(mostCharacters.story), words: long(mostCharacters.words), contact: contact(0) })
    expect(firstUnready(asLong)).toBeNull()
    expect(problemsWith('story', aDraft({ story: long(mostCharacters.story + 1) }))).toMatchObject([
      { fault: 'too-long', most: 20_000, count: 20_001 },
    ])
    expect(problemsWith('place', aDraft({ words: long(mostCharacters.words + 1) }))).toHaveLength(1)
    expect(problemsWith('contact', aDraft({ contact: contact(1) })).map(({ field }) => field)).toEqual([
      'contact-name',
      'contact-phone',
      'contact-email',
      'contact-address',
      'contact-other',
    ])
  })
})

describe('the report that a draft is', () => {
  test('says nothing of who tells, and so has nothing for the vault, unless a detail was given', () => {
    const anonymous = reportFrom(aDraft({ contact: { ...noContact, name: '  ' } }), sent)
    expect(anonymous).toMatchObject({ ok: true, value: { report: { hasIdentity: false }, identity: null } })
    const named = reportFrom(aDraft({ contact: { ...noContact, phone: '0612' } }), sent)
    expect(named).toMatchObject({
      ok: true,
      value: { report: { hasIdentity: true }, identity: { v: 1, phone: '0612' } },
    })
    expect(
      JSON.stringify(named.ok && named.value.report),
      'the details are in the vault and nowhere else',
    ).not.toContain('0612')
  })

  test('has no municipality when nobody knows it', () => {
    const report = reportFrom(aDraft({ municipality: 'unknown' }), sent)
    expect(report).toMatchObject({ ok: true, value: { report: { place: { municipality: null } } } })
  })

  test('is refused while an answer is missing, or who tells or where', () => {
    for (const part of ['entrance', 'municipality', 'goingOn', 'danger'] as const)
      expect(reportFrom(aDraft({ [part]: null }), sent), part).toEqual({ ok: false, error: 'unready' })
    expect(reportFrom(aDraft({ story: '' }), sent)).toEqual({ ok: false, error: 'unready' })
  })

  test('a detail of spaces is none', () => {
    expect(givesContact(aDraft({ contact: { ...noContact, other: ' ' } }))).toBe(false)
  })
})
