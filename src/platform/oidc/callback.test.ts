import { describe, expect, test } from 'vitest'
import { readCallback } from './callback.ts'
import { type KeptSignIn, readKeptSignIn } from './kept-sign-in.ts'

const redirectUri = 'https://baken.example/aanmelden/terug'
const now = new Date('2026-11-29T09:00:00Z')
const second = now.getTime() / 1000
const kept: KeptSignIn = {
  state: 's'.repeat(43),
  nonce: 'n'.repeat(43),
  verifier: 'v'.repeat(43),
  startedAt: second - 60,
  again: false,
}

function told(query: string, startedAt = kept.startedAt): string {
  const expected = { redirectUri, issuer: 'https://inloggen.example', now }
  const answer = readCallback(new URL(`${redirectUri}?${query}`), { ...kept, startedAt }, expected)
  return answer.ok ? answer.value.code : answer.reason
}

describe('how long somebody may be away', () => {
  test.each([
    ['14 minutes 59', second - 899, 'x'],
    ['15 minutes', second - 900, 'x'],
    ['15 minutes and a second', second - 901, 'too-late'],
    ['a day', second - 86_400, 'too-late'],
    ['minus a minute, because a clock was put back', second + 60, 'x'],
    ['minus 61 seconds', second + 61, 'too-late'],
    ['minus a day', second + 86_400, 'too-late'],
  ])('%s', (_name, startedAt, verdict) => {
    expect(told(`code=x&state=${kept.state}`, startedAt)).toBe(verdict)
  })
})

test('an answer with another state is not looked at any further', () => {
  expect(told('state=other&error=access_denied&code=x&code=y&id_token=z', second - 86_400)).toBe('state')
})

test('a code of 4,096 characters is the longest', () => {
  expect(told(`state=${kept.state}&code=${'c'.repeat(4096)}`)).toHaveLength(4096)
  expect(told(`state=${kept.state}&code=${'c'.repeat(4097)}`)).toBe('not-code-flow')
})

describe('what was kept is read back', () => {
  test('when it is whole', () => {
    expect(readKeptSignIn(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
  })

  test.each([
    ['nothing', null],
    ['a text', 'kept'],
    ['a short state', { ...kept, state: 's' }],
    ['an empty nonce', { ...kept, nonce: '' }],
    ['a verifier with a blank', { ...kept, verifier: ' '.repeat(43) }],
    ['a start that is a text', { ...kept, startedAt: String(kept.startedAt) }],
    ['a start between two seconds', { ...kept, startedAt: 1.5 }],
    ['a member more', { ...kept, subject: 'person-1' }],
    ['a member less', { ...kept, again: undefined }],
  ])('and not when it is %s', (_name, value) => {
    expect(readKeptSignIn(value)).toBeNull()
  })
})
