import { describe, expect, test } from 'vitest'
import { aDocument } from '../testing/policy-builders.ts'
import { nothingTyped, readDocument, type TypedDocument, typedFrom } from './own-document-form.ts'

const of = { municipality: 'GM0001', id: 'gm0001-one', sources: ['SELF-1'] }
const typed = (changes: Partial<TypedDocument>): TypedDocument => ({
  ...nothingTyped,
  theme: 'housing',
  act: 'own',
  about: 'Regels voor huisvesting.',
  ...changes,
})
const problemsOf = (changes: Partial<TypedDocument>) => {
  const read = readDocument(typed(changes), of)
  return read.ok ? [] : read.problems
}

describe('the form of a document', () => {
  test('asks for a theme, what it is and what is in it, and for nothing else', () => {
    expect(problemsOf({ theme: '', act: 'x', about: '' })).toEqual([
      { field: 'theme', code: 'no-theme' },
      { field: 'act', code: 'no-act' },
      { field: 'about', code: 'no-about' },
    ])
    expect(problemsOf({})).toEqual([])
  })

  test.each(['\u0000', 'a\u0007b'])('refuses signs that are no text: %j', (text) => {
    expect(problemsOf({ title: text })).toEqual([{ field: 'title', code: 'no-text' }])
    expect(problemsOf({ about: text })).toEqual([{ field: 'about', code: 'no-text' }])
    expect(problemsOf({ about: 'een\r\ntwee\tdrie' })).toEqual([])
  })

  test('takes no end before its beginning, and one on the same day', () => {
    const decided = '2020-03-01'
    expect(problemsOf({ decided, validUntil: '2020-02-29' })).toEqual([{ field: 'validUntil', code: 'backwards' }])
    expect(problemsOf({ decided, validUntil: '2020-03-01' })).toEqual([])
    expect(problemsOf({ decided: '2020', reviewBy: '2019' })).toEqual([{ field: 'reviewBy', code: 'backwards' }])
  })

  test.each(['javascript:alert(1)', 'ftp://x.nl', 'www.voorbeeld.nl', `https://voorbeeld.nl/${'x'.repeat(500)}`])(
    'makes no link of %s',
    (url) => expect(problemsOf({ url })).toEqual([{ field: 'url', code: 'not-an-address' }]),
  )

  test('says of an address that nobody of ours opened it', () => {
    const read = readDocument(typed({ url: 'https://voorbeeld.nl/beleid' }), of)
    expect(read.ok && read.value.document.link).toEqual({ url: 'https://voorbeeld.nl/beleid', opened: 'no', on: null })
  })

  test('gives back what it was filled with', () => {
    const document = aDocument({
      ...of,
      theme: 'integral',
      title: 'Kader',
      decidedBy: 'council',
      decided: '2020-03',
      validUntil: '2028',
      link: { url: 'https://voorbeeld.nl/', opened: 'no', on: null },
    })
    const read = readDocument(typedFrom({ document, about: 'Een kader.' }), of)
    expect(read).toEqual({ ok: true, value: { document, about: 'Een kader.' } })
  })
})
