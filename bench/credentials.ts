/**
 * What it costs to prove who one is: passwords a second and the memory they take, the time of a right password, a wrong one and that of nobody,
 * a code of an app, a recovery code, a token, a passkey. Run: `node bench/credentials.ts`. It reports and never fails: the speed of a machine is not a
 * property of the code.
 */
import {
  acceptedTotpStep,
  checkTotp,
  hashGate,
  hashOfNobody,
  hashPassword,
  lockAtRest,
  matchingRecoveryCode,
  newRecoveryCodes,
  newToken,
  passkeyCreationOptions,
  passkeyRequestOptions,
  passkeySite,
  passwordFault,
  readSignIn,
  recoveryCodeHash,
  tokenHash,
  totpCode,
  unlockAtRest,
  verifyNewPasskey,
  verifyPasskey,
  verifyPassword,
} from '#platform/credentials/index.ts'
import { softwareAuthenticator } from '../src/platform/credentials/testing/software-authenticator.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const line = (what: string, measured: string) => console.log(`${what.padEnd(66)} ${measured}`)
const given = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

const right = 'vier paarden in de regen'
const wrong = 'vijf paarden in de regen'
/** Resident memory before the first hash: what a hash took is not all given back, so later rounds would seem to cost nothing. */
const residentBefore = process.memoryUsage.rss()
const kept = await hashPassword(right, random(16))

async function hashesASecond(atOnce: number): Promise<void> {
  const count = 24 * atOnce
  const gate = hashGate(atOnce, count)
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 5)
  const began = performance.now()
  await Promise.all(Array.from({ length: count }, () => gate.run('bench', () => verifyPassword(kept, right))))
  const seconds = (performance.now() - began) / 1000
  clearInterval(watch)
  line(
    `${atOnce} at a time`,
    `${(count / seconds).toFixed(1)} hashes a second, ${Math.round((most - residentBefore) / 2 ** 20)} MiB more than before the first`,
  )
}
for (const atOnce of [1, 2, 4]) await hashesASecond(atOnce)

/** One of each in turn, so that whatever else the machine does falls on all alike. */
async function compared(rounds: number): Promise<void> {
  const kinds: readonly [string, string, string][] = [
    ['a right password', kept, right],
    ['a wrong password', kept, wrong],
    ['the password of nobody', hashOfNobody, wrong],
  ]
  const took = new Map(kinds.map(([name]) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, row, typed] of kinds) {
      const began = performance.now()
      await verifyPassword(row, typed)
      took.get(name)?.push(performance.now() - began)
    }
  }
  for (const [name, all] of took) {
    const mean = all.reduce((sum, one) => sum + one, 0) / all.length
    const spread = Math.sqrt(all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (all.length - 1))
    const middle = all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
    const error = spread / Math.sqrt(all.length)
    line(
      `${name}, ${rounds} times in turn`,
      `mean ${mean.toFixed(2)} ms ± ${error.toFixed(2)} (spread ${spread.toFixed(2)}), middle ${middle.toFixed(2)}`,
    )
  }
}
await compared(150)

/** The middle of `times` goes, in microseconds. */
async function microseconds(what: string, times: number, go: () => unknown): Promise<void> {
  for (let warm = 0; warm < 5; warm += 1) await go()
  const took: number[] = []
  for (let round = 0; round < times; round += 1) {
    const began = performance.now()
    await go()
    took.push(performance.now() - began)
  }
  const middle = took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
  line(what, `${(middle * 1000).toFixed(0)} µs`)
}

const secret = random(20)
const now = Date.parse('2026-11-29T09:00:00Z')
const code = totpCode(secret, now)
await microseconds('a password of 129 characters, refused', 500, () => verifyPassword(kept, 'x'.repeat(129)))
await microseconds('whether a password of 24 characters may be chosen', 500, () =>
  passwordFault(right, ['Desk officer']),
)
await microseconds('a code of an app, right', 500, () => acceptedTotpStep(secret, code, now, 0))
await microseconds('a code of an app, wrong', 500, () => acceptedTotpStep(secret, '000000', now, 0))
await microseconds('a wrong code, searched for in a day', 30, () => checkTotp(secret, '000000', now, 0))
await microseconds('two wrong codes, searched for in two days', 30, () => checkTotp(secret, '000000 000000', now, 0))

const place = { person: 'person-7', purpose: 'app-with-codes' }
const lock = await lockAtRest(random(32), place, secret, random)
const serverKey = random(32)
const own = await lockAtRest(serverKey, place, secret, random)
await microseconds('a secret in a row, unlocked', 500, () => unlockAtRest(serverKey, place, own))
await microseconds('the same with another key of the server', 500, () => unlockAtRest(serverKey, place, lock))

const codes = newRecoveryCodes(random)
const hashes = await Promise.all(codes.map((one) => recoveryCodeHash('person-7', one)))
const [recovery] = codes
if (recovery !== undefined)
  await microseconds('a recovery code against ten', 500, () => matchingRecoveryCode('person-7', recovery, hashes))
const token = newToken(random)
await microseconds('the hash of a token', 2000, () => tokenHash('session', token))

const site = given(passkeySite('Baken', 'https://baken.example'))
const owner = { handle: random(16), name: 'desk-officer@stad.example', displayName: 'Desk officer' }
const challenge = random(32)
const device = softwareAuthenticator(site.origin)
const made = device.create(await passkeyCreationOptions(site, owner, challenge, [], false))
const passkey = given(await verifyNewPasskey(made, { site, challenge }))
const answer = given(readSignIn(device.get(await passkeyRequestOptions(site, challenge, [], null))))
const stranger = { ...answer, response: { ...answer.response, signature: Buffer.alloc(70, 1).toString('base64url') } }
await microseconds('a new passkey, verified', 200, () => verifyNewPasskey(made, { site, challenge }))
await microseconds('a sign-in with a passkey, verified', 200, () =>
  verifyPasskey(answer, { site, challenge }, passkey, owner.handle),
)
await microseconds('the same with a false signature', 200, () =>
  verifyPasskey(stranger, { site, challenge }, passkey, owner.handle),
)
