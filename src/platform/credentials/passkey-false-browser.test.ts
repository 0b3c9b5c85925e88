import { describe, expect, test } from 'vitest'
import { aPasskey, challengeOf, made, signedIn } from './testing/a-passkey.ts'
import { answered, base64url, responded, said, without } from './testing/passkey-lies.ts'
import { flag, type Twist } from './testing/software-authenticator.ts'

/** Lies of the browser, or of who stands in for one: the same for making and for signing in. */
const browserLies: [string, Twist, string][] = [
  ['another site', { origin: 'https://baken-inloggen.example' }, 'other-origin'],
  ['a part of the site', { origin: 'https://www.baken.example' }, 'other-origin'],
  ['a site that begins alike', { origin: 'https://baken.example.thief.example' }, 'other-origin'],
  ['the site without TLS', { origin: 'http://baken.example' }, 'other-origin'],
  ['the site with a port', { origin: 'https://baken.example:8443' }, 'other-origin'],
  ['the site with a slash', { origin: 'https://baken.example/' }, 'other-origin'],
  ['the site in capitals', { origin: 'https://BAKEN.example' }, 'other-origin'],
  ['a look-alike of the site', { origin: 'https://bаken.example' }, 'other-origin'],
  ['no site at all', { origin: 'null' }, 'other-origin'],
  ['an app', { origin: 'android:apk-key-hash:AAAA' }, 'other-origin'],
  ['a frame of another site', said({ crossOrigin: true, topOrigin: 'https://thief.example' }), 'other-origin'],
  ['a frame that does not say of whom', said({ crossOrigin: true }), 'other-origin'],
  ['a site around it, without a frame', said({ topOrigin: 'https://baken.example' }), 'other-origin'],
  ['another challenge', said({ challenge: base64url(challengeOf(9)) }), 'other-challenge'],
  ['no challenge', said({ challenge: '' }), 'other-challenge'],
  [
    'the challenge with padding',
    { clientData: (honest) => ({ ...honest, challenge: `${honest['challenge']}=` }) },
    'other-challenge',
  ],
  [
    'the challenge and more',
    { clientData: (honest) => ({ ...honest, challenge: `${honest['challenge']}AAAA` }) },
    'other-challenge',
  ],
  ['another ceremony', said({ type: 'payment.get' }), 'other-ceremony'],
  ['no ceremony', said({ type: '' }), 'other-ceremony'],
  ['a ceremony that is a list', said({ type: ['webauthn.get', 'webauthn.create'] }), 'malformed'],
  ['a challenge that is a number', said({ challenge: 1 }), 'malformed'],
  ['a site that is a list', said({ origin: ['https://baken.example'] }), 'malformed'],
  ['words of a browser that are no JSON', { clientDataText: (text) => text.slice(1) }, 'malformed'],
  ['words of a browser that are cut', { clientDataText: (text) => text.slice(0, -1) }, 'malformed'],
  ['words of a browser that are a list', { clientData: (honest) => [honest] }, 'malformed'],
  ['words of a browser that are null', { clientDataText: () => 'null' }, 'malformed'],
  [
    'words of a browser in other letters',
    responded({ clientDataJSON: base64url(Uint8Array.of(0xff, 0xfe, 0x7b)) }),
    'malformed',
  ],
  [
    'half a letter in words that nobody reads',
    {
      answer: (answer) => {
        const words = Buffer.from(String(answer.response['clientDataJSON']), 'base64url').subarray(0, -1)
        const more = Buffer.concat([words, Buffer.from(',"more":"'), Uint8Array.of(0xc3), Buffer.from('"}')])
        return { ...answer, response: { ...answer.response, clientDataJSON: base64url(more) } }
      },
    },
    'malformed',
  ],
  ['a mark in front of the words', { clientDataText: (text) => ` \u0000${text}` }, 'malformed'],
  ['another name of the site', { rpId: 'thief.example' }, 'other-site'],
  ['the address in place of the name', { rpId: 'https://baken.example' }, 'other-site'],
  ['nobody there', without(flag.present), 'not-verified'],
  ['somebody there and not verified', without(flag.verified), 'not-verified'],
  ['verified with nobody there, and nothing else', without(flag.present | flag.verified), 'not-verified'],
  [
    'backed up and not able to be',
    { flags: (honest) => (honest | flag.backedUp) & ~flag.backupEligible },
    'not-authentic',
  ],
  ['another kind of credential', answered({ type: 'password' }), 'malformed'],
  ['no id', answered({ id: '' }), 'malformed'],
  ['two ids', answered({ rawId: base64url(new Uint8Array(32)) }), 'malformed'],
  ['a short id', answered({ id: 'AAAA', rawId: 'AAAA' }), 'malformed'],
  ['an endless id', answered({ id: 'A'.repeat(1368), rawId: 'A'.repeat(1368) }), 'malformed'],
  ['an id that is SQL', answered({ id: "' or 1=1 -- aaaaaaaaaaaaa", rawId: "' or 1=1 -- aaaaaaaaaaaaa" }), 'malformed'],
  [
    'an id of somebody else',
    answered({ id: base64url(new Uint8Array(32)), rawId: base64url(new Uint8Array(32)) }),
    'not-authentic',
  ],
  ['no response', answered({ response: undefined }), 'malformed'],
  ['a response that is text', answered({ response: 'yes' }), 'malformed'],
  ['base64 of another alphabet', responded({ clientDataJSON: '+/+/' }), 'malformed'],
  [
    'base64 with a space',
    {
      answer: (answer) => ({
        ...answer,
        response: { ...answer.response, clientDataJSON: ` ${answer.response['clientDataJSON']}` },
      }),
    },
    'malformed',
  ],
  ['base64 with padding', responded({ clientDataJSON: 'e30=' }), 'malformed'],
  ['nothing', { answer: () => null }, 'malformed'],
  ['a list', { answer: (answer) => [answer] }, 'malformed'],
  ['forty kilobytes more', answered({ more: 'x'.repeat(40_000) }), 'malformed'],
]

describe('a lie of the browser is refused when a passkey is made', () => {
  test.each(browserLies)('%s', async (_, twist, error) => {
    expect((await made(twist)).verified).toEqual({ ok: false, error })
  })
})

describe('a lie of the browser is refused at sign-in', () => {
  test.each(browserLies)('%s', async (_, twist, error) => {
    const passkey = await aPasskey()
    expect(await signedIn(passkey, twist)).toEqual({ ok: false, error })
    expect((await signedIn(passkey)).ok).toBe(true)
  })
})
