import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inLongForm } from '#platform/testing/long-form.ts'
import { demoPassword } from '../../src/app/staff/demo-people.ts'
import { serverKey } from '../../src/app/staff/server-key.ts'
import { demoCode, mostTries, msPerTry } from '../../src/modules/organisations/testing/a-storm.ts'
import { serverRoom } from '../start/run-server.ts'
import { diceFrom } from '../support/dice.ts'
import { seed, tell, times } from './drill.ts'
import { type CountingServer, countingServer, storm } from './in-a-storm.ts'

/**
 * Wrong sign-ins from a thousand addresses, each a peer of its own: Linux answers on every address of 127.0.0.0/8, others only on 127.0.0.1. What
 * counts is how many passwords were hashed, not how long it took: docs/decisions/036-the-code-before-the-password.md.
 */
const hasAddresses = process.platform === 'linux'
const room = serverRoom()
let server: CountingServer
const guesses = times(1_000, 20_000)
/** Ten guesses at most from each: more have to wait, which is another test. */
const lines = Math.max(1_000, Math.ceil(guesses / 10))
const atOnce = 24
const attacked = 'aandachtsfunctionaris-voorbeeldstad'

const lineAt = (at: number) => `127.20.${at >> 8}.${at & 255}`
const mailOf = (person: string) => `${person}@voorbeeld.example`

beforeAll(async () => {
  if (!hasAddresses) return
  server = await countingServer(room)
  expect((await server.get('/nl/staff/sign-in')).status).toBe(200)
}, 120_000)
afterAll(() => room.clean())

/** How many passwords the server began to hash since it runs. */
const hashesStarted = async () => (await server.derivations()).argon2

interface Answer {
  status: number
  to: string | undefined
  page: string
}

/** Sends the form of the sign-in from an address, over a connection of its own. */
function signIn(from: string, typed: { mail: string; password: string; code: string }): Promise<Answer> {
  const body = new URLSearchParams(typed).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: server.port,
        localAddress: from,
        agent: false,
        method: 'POST',
        path: '/nl/staff/sign-in',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const page = Buffer.concat(parts).toString('utf8')
          resolve({ status: response.statusCode ?? 0, to: response.headers.location, page })
        })
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

/** What somebody’s app shows at a moment. */
const codeOf = (person: string, ms = Date.now()) => demoCode(serverKey(room.folder), person, ms)
const honestly = (person: string, from: string) =>
  signIn(from, { mail: mailOf(person), password: demoPassword, code: codeOf(person) })

/** Six digits that are no code of the attacked account for a minute either way: who has a right code is another test. */
function guesser(seed: number): () => string {
  const dice = diceFrom(seed)
  return () => {
    const near = [-2, -1, 0, 1, 2, 3].map((steps) => codeOf(attacked, Date.now() + steps * 30_000))
    for (;;) {
      const guess = String(dice.number(1_000_000)).padStart(6, '0')
      if (!near.includes(guess)) return guess
    }
  }
}

/** What a page says, without what is drawn anew each time: the seed of a passkey, and what apps of the demonstration show now. */
const said = ({ status, page }: Answer, mail: string) =>
  `${status} ${page
    .replace(/data-passkey-options="[^"]*"/, '')
    .replace(/name="seed" value="[^"]*"/, '')
    .replace(/(code nu:) \d{6}/g, '$1')
    .replace(`value="${mail}"`, 'value="…"')}`

test.runIf(hasAddresses)(
  'wrong sign-ins from a thousand addresses start no hash, say the same of every account, and honest people get in meanwhile',
  { timeout: 300_000 },
  async () => {
    const before = await hashesStarted()
    const guess = guesser(seed)
    const answers = { known: new Set<string>(), unknown: new Set<string>() }
    const peers = new Set<string>()
    const honest: Promise<Answer>[] = []
    const people = [attacked, 'beleid-voorbeeldstad', 'griffier', 'medewerker-hulppunt']
    const moments = people.map((_, order) => Math.floor((guesses * (order + 0.4)) / people.length))
    await storm(guesses, atOnce, async (at) => {
      const from = lineAt(at % lines)
      peers.add(from)
      const isKnown = at % 2 === 0
      const mail = mailOf(isKnown ? attacked : `niemand-${at}`)
      const answer = await signIn(from, { mail, password: demoPassword, code: guess() })
      answers[isKnown ? 'known' : 'unknown'].add(said(answer, mail))
      // Four honest people, at four moments of the storm, each from an address where nobody guesses.
      const person = people[moments.indexOf(at)]
      if (person !== undefined) {
        honest.push(honestly(person, `127.30.0.${honest.length + 1}`))
      }
    })
    const letIn = (await Promise.all(honest)).map(({ status, to }) => [status, to])
    expect(letIn).toEqual(people.map(() => [303, '/nl/staff']))
    expect(peers.size).toBe(Math.min(lines, guesses))
    expect([...answers.known].map((one) => one.slice(0, 3))).toEqual(['422'])
    expect([...answers.unknown]).toEqual([...answers.known])
    // One for each honest person, and none for the guesses with the right password.
    expect((await hashesStarted()) - before).toBe(people.length)
    tell('sign-in-storm', {
      'wrong sign-ins': guesses,
      addresses: peers.size,
      hashes: (await hashesStarted()) - before - people.length,
    })
  },
)

test.runIf(hasAddresses)(
  'who shares an address with somebody who guesses waits as long as the page says, and gets in',
  { timeout: 120_000 },
  async () => {
    const townHall = '127.40.0.1'
    const guess = guesser(seed + 1)
    const statuses: number[] = []
    await storm(mostTries + 10, atOnce, async () => {
      const typed = { mail: mailOf(attacked), password: 'een zin die niet klopt', code: guess() }
      statuses.push((await signIn(townHall, typed)).status)
    })
    expect(statuses.filter((status) => status === 422).length).toBeGreaterThanOrEqual(mostTries)
    const person = 'programmamanager'
    const waits = await honestly(person, townHall)
    const seconds = Number(/Wacht (\d+) seconden/.exec(waits.page)?.[1])
    expect([waits.status, seconds > 0, seconds * 1000 <= msPerTry]).toEqual([429, true, true])
    await pause(seconds * 1000 + 500)
    const letIn = await honestly(person, townHall)
    expect([letIn.status, letIn.to]).toEqual([303, '/nl/staff'])
  },
)

test.runIf(hasAddresses)(
  'a code that somebody looked at buys the tries of one person, from hundreds of addresses together, and keeps nobody else out',
  { timeout: 300_000 },
  async () => {
    const before = await hashesStarted()
    const began = Date.now()
    const seenBy = 'beheerder-provincie'
    const statuses = new Set<number>()
    const honest: Promise<Answer>[] = []
    const people = ['beheerder-hulppunt', 'vertaler', 'baliemedewerker-voorbeeldstad']
    const many = inLongForm(300, lines)
    await storm(many, atOnce, async (at) => {
      const typed = { mail: mailOf(seenBy), password: 'een zin die niet klopt', code: codeOf(seenBy) }
      statuses.add((await signIn(lineAt(at), typed)).status)
      if (at % Math.floor(many / people.length) === 50)
        honest.push(honestly(people[honest.length] ?? '', `127.30.1.${honest.length + 1}`))
    })
    expect([...statuses]).toEqual([422])
    const letIn = (await Promise.all(honest)).map(({ status, to }) => [status, to])
    expect(letIn).toEqual(people.map(() => [303, '/nl/staff']))
    const grown = Math.ceil((Date.now() - began) / msPerTry)
    const started = (await hashesStarted()) - before - people.length
    tell('sign-in-storm', { 'right codes with a wrong password': many, hashes: started })
    expect(started).toBeGreaterThan(0)
    expect(started).toBeLessThanOrEqual(mostTries + grown)
  },
)
