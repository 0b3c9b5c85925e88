import { expect, test } from '@playwright/test'
import { send, sendForm } from '../../support/send.ts'
import { cookieOf } from '../../support/staff.ts'

const door = '/nl/staff/keys/do'
/** Of the size that a wrap to a key has; nobody can open it. */
const wrapped = Buffer.concat([Buffer.of(1, 1), Buffer.alloc(80, 7)]).toString('base64url')
const publicKey = Buffer.alloc(32, 9).toString('base64url')
const wrap = { person: 'tweede-functionaris-voorbeeldstad', staffKeyNumber: 1, wrapped, compared: true }
const shares = [1, 2, 3].map((share) => ({ share, keptBy: `functie ${share}` }))
const holder = 'tweede-functionaris-voorbeeldstad'

const ask = async (person: string | null, step: unknown) => {
  const headers = { 'sec-fetch-mode': 'cors', ...(person === null ? {} : { cookie: await cookieOf(person) }) }
  return sendForm(door, { answer: typeof step === 'string' ? step : JSON.stringify(step) }, headers)
}

test('the end of a ceremony is taken from a holder of the key who is signed in, and from nobody else', async () => {
  const step = { do: 'next-secrets', after: '' }
  const nobody = await ask(null, step)
  expect([nobody.status, nobody.headers.location]).toEqual([303, expect.stringContaining('/nl/staff/sign-in')])
  for (const person of ['beheerder-voorbeeldstad', 'baliemedewerker-voorbeeldstad', 'platformbeheerder', 'griffier'])
    expect([person, (await ask(person, step)).status]).toEqual([person, 403])
  const answer = await ask(holder, step)
  expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { ok: false, error: 'state' }])
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('only a page on which a passphrase is typed brings what stretches it, and may run it', async () => {
  const cookie = await cookieOf(holder)
  for (const [path, has] of [
    ['/keys', false],
    ['/people', false],
    ['/keys/own', true],
    ['/keys/recover', true],
  ] as const) {
    const { status, text, headers } = await send({ path: `/nl/staff${path}`, headers: { cookie } })
    const policy = String(headers['content-security-policy'])
    expect([path, status, text.includes('/staff-keys-'), policy.includes("'wasm-unsafe-eval'")]).toEqual([
      path,
      200,
      has,
      has,
    ])
    expect(policy).not.toMatch(/'unsafe-(eval|inline)'/)
  }
})

test('a page that was drawn for another organisation does nothing', async () => {
  const step = JSON.stringify({ do: 'finish-change', without: 0 })
  const cookie = await cookieOf(holder)
  const answer = await sendForm(door, { answer: step, 'drawn-for': 'voorbeelddorp' }, { cookie })
  expect([answer.status, answer.headers.location]).toEqual([307, expect.stringContaining('/other-hat')])
})

test('what is no step is refused, whatever it is', async () => {
  for (const step of ['', '{', 'null', '[]', '{"do":"steal"}', { do: 'make' }, { do: 'give', number: -1, ...wrap }])
    expect((await ask(holder, step)).status).toBe(400)
})

test('a key of the organisation is not made twice, not given to oneself or a stranger, and not without comparing', async () => {
  for (const [step, error] of [
    [{ do: 'make', number: 2, publicKey, wraps: [wrap], shares }, 'state'],
    [{ do: 'begin-change', number: 2, fromNumber: 1, publicKey, wraps: [wrap], shares }, 'state'],
    [{ do: 'recover', wraps: [{ number: 1, staffKeyNumber: 1, wrapped }] }, 'state'],
    [{ do: 'finish-change', without: 0 }, 'state'],
    [{ do: 'give', number: 1, ...wrap }, 'oneself'],
    [{ do: 'give', number: 9, ...wrap, person: 'aandachtsfunctionaris-voorbeeldstad' }, 'unknown-key'],
    [{ do: 'give', number: 1, ...wrap, person: 'medewerker-hulppunt' }, 'holder-changed'],
    [{ do: 'give', number: 1, ...wrap, person: 'beheerder-voorbeeldstad' }, 'holder-changed'],
    [
      { do: 'give', number: 1, ...wrap, person: 'aandachtsfunctionaris-voorbeeldstad', compared: false },
      'not-compared',
    ],
    [{ do: 'keep-own', after: 0, publicKey, ways: [{ way: 'passphrase', passkey: null, wrapped }] }, 'malformed'],
    [{ do: 'add-way', number: 1, way: 'passkey', passkey: null, wrapped }, 'malformed'],
  ] as const) {
    const answer = await ask(holder, step)
    expect([step.do, answer.status, JSON.parse(answer.text).error]).toEqual([step.do, 200, error])
  }
})
