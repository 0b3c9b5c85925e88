import { expect, test } from 'vitest'
import { passkeyWords } from './passkey-words.ts'

test('an honest mistake has a sentence of its own, and every forgery has the same', () => {
  for (const code of ['expired', 'unknown-passkey', 'counter-back', 'known', 'too-many', 'no-name', 'last-way-in'])
    expect(passkeyWords(code)).toBe(code)
  for (const code of ['not-authentic', 'other-origin', 'other-challenge', 'malformed', 'other-person', '', 'toString'])
    expect(passkeyWords(code)).toBe('not-believed')
})
