import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inLongForm, isLong } from '#platform/testing/long-form.ts'
import { newReceiptCode, showReceiptCode } from '../../src/platform/sealing/index.ts'
import { serverRoom } from '../start/run-server.ts'
import { texts } from '../support/content.ts'
import type { Dice } from '../support/dice.ts'
import {
  jsonType,
  type Post,
  random,
  sendFields,
  sentJson,
  tellByForm,
  tellSealed,
  toldIn,
} from '../support/reporters.ts'
import { type Compared, welch } from '../support/welch.ts'
import { drillDice, tell, times } from './drill.ts'
import { type CountingServer, countingServer, storm } from './in-a-storm.ts'

/**
 * Wrong codes from a thousand parts of the internet, at both doors, while people with right ones come. Nobody is refused for it, and who has to wait is told so before
 * a code is stretched. Shortly, stretching takes a moment of the clock and none of the processor.
 */
const guesses = times(1_500, 6_000)
const lines = 1_000
/** As many tries as the form takes from one line before it has to wait, and what comes back while a test lasts. */
const triesOfForm = 60
const triesOfDoor = 240
const atOnce = 48
const room = serverRoom()
const nl = texts('nl')
let server: CountingServer
let site = ''

beforeAll(async () => {
  server = await countingServer(room, { TRUST_PROXY: '1', ...(isLong ? {} : { WAIT_FOR_PBKDF2: '5' }) })
  site = `http://127.0.0.1:${server.port}`
}, 120_000)
afterAll(() => room.clean(), 60_000)

/** Half of them have an address of the older kind, in four neighbourhoods of 125; the others a line of a /48 that holds 250. */
const lineAt = (at: number): string => {
  const half = lines / 2
  if (at < half) return `198.18.${Math.floor(at / 125)}.${at % 125}`
  const rest = at - half
  return `2001:db8:${Math.floor(rest / 250)}:${((rest % 250) << 8).toString(16)}::1`
}
/** Who is honest and comes from elsewhere, lives next to those who guess, or has a line in the same /48. */
const honestLine = (kind: number, at: number): string =>
  [
    `192.0.2.${at}`,
    `198.18.${at % 4}.${200 + Math.floor(at / 4)}`,
    `2001:db8:${at % 2}:ff${at.toString(16).padStart(2, '0')}::7`,
  ][kind % 3] ?? ''

const from =
  (address: string): Post =>
  (path, body, type) =>
    fetch(`${site}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': address },
    })

const codeOfNobody = () => showReceiptCode(newReceiptCode(random))
const mistyped = () => codeOfNobody().replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))

const formSays = {
  unknown: nl('reporting.return.not-found'),
  mistyped: nl('reporting.return.mistyped'),
  wait: nl('reporting.return.wait'),
  busy: nl('reporting.not-sent.busy'),
} as const
type Said = keyof typeof formSays | 'opened' | `strange: ${string}`

async function openByForm(post: Post, code: string, story?: string): Promise<Said> {
  const answer = await sendFields(post, '/nl/report/return/seen-once', { code, go: 'open' })
  const page = await answer.text()
  if (story !== undefined && page.includes(story)) return 'opened'
  const said = (['unknown', 'mistyped', 'wait', 'busy'] as const).find((one) => page.includes(formSays[one]))
  return said ?? `strange: ${answer.status}`
}

async function find(post: Post, lookupId: Uint8Array, caseId?: string): Promise<string> {
  const answer = await (await post('/report-door/find', sentJson({ lookupId }), jsonType)).json()
  return answer.ok && answer.value.caseId === caseId ? 'opened' : String(answer.error)
}

/** Somebody with a right code, who tries it once. */
type Honest = (post: Post) => Promise<string>

async function byForm(number: number): Promise<Honest> {
  const story = `verhaal-van-${number}-in-de-storm`
  const code = await tellByForm(from(`203.0.113.${number}`), toldIn({ story }))
  return (post) => openByForm(post, code, story)
}
async function byDoor(number: number): Promise<Honest> {
  const { begun } = await tellSealed(site, from(`203.0.113.${number}`), toldIn({ story: 'verzegeld' }))
  return (post) => find(post, begun.lookupId, begun.caseId)
}

test(`${guesses} wrong codes from ${lines} addresses keep nobody with a right one out, and no mistyped one is stretched`, {
  timeout: 3_600_000,
}, async () => {
  const dice = drillDice('code-storm')
  const people = inLongForm(12, 60)
  const honest = await Promise.all(
    Array.from({ length: people }, (_, number) => (number % 2 === 0 ? byForm(number) : byDoor(number))),
  )
  const before = (await server.derivations()).pbkdf2
  const answers = new Map<string, number>()
  const outcomes: string[] = []
  const slowest = { form: 0, door: 0 }
  const moments = honest.map((_, order) => Math.floor((guesses * (order + 0.5)) / people))
  const coming: Promise<void>[] = []
  const comes = async (order: number) => {
    const began = performance.now()
    outcomes.push((await honest[order]?.(from(honestLine(order >> 1, order)))) ?? 'nobody')
    const door = order % 2 === 0 ? 'form' : 'door'
    slowest[door] = Math.max(slowest[door], performance.now() - began)
  }
  let stretched = 0
  await storm(guesses, atOnce, async (at) => {
    const order = moments.indexOf(at)
    if (order >= 0) coming.push(comes(order))
    const post = from(lineAt(at % lines))
    const kind = ['door', 'form', 'typo'][(at + dice.number(2)) % 3]
    const said =
      kind === 'door'
        ? await find(post, random(16))
        : await openByForm(post, kind === 'form' ? codeOfNobody() : mistyped())
    if (kind === 'form' && said === 'unknown') stretched += 1
    const key = `${kind}: ${said}`
    answers.set(key, (answers.get(key) ?? 0) + 1)
  })
  await Promise.all(coming)
  const derived = (await server.derivations()).pbkdf2 - before
  tell('code-storm', {
    'wrong codes': guesses,
    addresses: lines,
    'honest people': people,
    refused: outcomes.filter((one) => one !== 'opened').length,
    stretched: derived,
    'ms for the slowest honest at the form': Math.round(slowest.form),
    'ms at the door': Math.round(slowest.door),
  })
  expect(outcomes).toEqual(honest.map(() => 'opened'))
  expect(
    [...answers.keys()].filter((key) => !/^(door: unknown|form: (unknown|busy)|typo: mistyped)$/.test(key)),
  ).toEqual([])
  // One for each honest person at the form and for each wrong code that was looked up, and none for a mistake or at the door that seals.
  expect(derived).toBe(stretched + Math.ceil(people / 2))
})

test('who tried too often waits before any work is done, at both doors, and the neighbour gets in', {
  timeout: 600_000,
}, async () => {
  const [one, next] = ['198.19.0.1', '198.19.0.2']
  const neighbours = [await byForm(100), await byDoor(101)]
  const before = await server.derivations()
  const began = Date.now()
  const said: string[] = []
  const found: string[] = []
  const extra = 150
  await storm(triesOfForm + extra, atOnce, async () => void said.push(await openByForm(from(one), codeOfNobody())))
  await storm(triesOfDoor + extra, atOnce, async () => void found.push(await find(from(one), random(16))))
  const after = await server.derivations()
  const minutes = (Date.now() - began) / 60_000
  const looked = said.filter((answer) => answer === 'unknown').length
  const limited = [...said.filter((answer) => answer === 'wait'), ...found.filter((answer) => answer === 'busy')].length
  const derived = after.pbkdf2 - before.pbkdf2
  tell('code-storm', {
    'tries of one line': said.length + found.length,
    limited,
    'stretched for those': derived - looked,
  })
  expect(new Set([...said, ...found])).toEqual(new Set(['unknown', 'wait', 'busy']))
  expect(limited).toBeGreaterThanOrEqual(2 * extra - Math.ceil(minutes * 80))
  // What was stretched was looked up, and each of these took a few derivations of keys: a limited try took none of either kind.
  expect(derived).toBe(looked)
  expect(after.hkdf - before.hkdf).toBe(2 * looked)
  expect(after.argon2).toBe(before.argon2)
  for (const what of ['file', 'proof']) {
    // A try comes back every few seconds, and a slow machine may have taken that long.
    while ((await openByForm(from(one), codeOfNobody())) !== 'wait');
    const page = await sendFields(from(one), `/nl/report/return/seen-once/${what}`, { code: codeOfNobody() })
    expect([page.status, (await page.text()).includes(nl('error.429.title'))]).toEqual([429, true])
  }
  for (const neighbour of neighbours) expect(await neighbour(from(next))).toBe('opened')
})

/** The answer as it comes over the wire, head and all, without what the clock writes into it. */
function overTheWire(body: string): Promise<{ bytes: Buffer; microseconds: number }> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const socket = connect(server.port, '127.0.0.1')
    socket.setNoDelay(true)
    let began = 0
    socket.on('connect', () => {
      began = performance.now()
      socket.write(
        `POST /report-door/find HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\nContent-Type: application/json\r\nAccept-Encoding: br, gzip\r\nX-Forwarded-For: ${aFreshLine()}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      )
    })
    let microseconds = 0
    socket.on('data', (part) => {
      if (parts.length === 0) microseconds = (performance.now() - began) * 1_000
      parts.push(part)
    })
    socket.on('error', reject)
    socket.on('close', () => resolve({ bytes: Buffer.concat(parts), microseconds }))
  })
}
let askedSoFar = 0
/** So that the limit does not answer in the place of the door. */
function aFreshLine(): string {
  askedSoFar += 1
  return `10.${askedSoFar >> 16}.${(askedSoFar >> 8) & 255}.${askedSoFar & 255}`
}

test('right and wrong codes, and what is no code, are answered in as many bytes, and no two headers differ', async () => {
  const { begun } = await tellSealed(site, from('203.0.113.200'), toldIn({ story: 'even lang' }))
  const asked = {
    right: sentJson({ lookupId: begun.lookupId }),
    wrong: sentJson({ lookupId: random(16) }),
    none: sentJson({ lookupId: random(15) }),
  }
  const heads = new Map<string, string>()
  const lengths = new Set<number>()
  for (const [name, body] of Object.entries(asked)) {
    const { bytes } = await overTheWire(body)
    const [head = '', ...content] = bytes.toString('latin1').split('\r\n\r\n')
    expect([name, content.join('').includes('"ok":true')]).toEqual([name, name === 'right'])
    lengths.add(bytes.length)
    heads.set(name, head.replace(/^date: .*$/im, ''))
  }
  tell('even-answers', { bytes: [...lengths].join(' and ') })
  expect(lengths.size).toBe(1)
  expect(new Set(heads.values()).size).toBe(1)
})

function shuffled<T>(dice: Dice, all: readonly T[]): T[] {
  const left = [...all]
  return all.flatMap(() => left.splice(dice.number(left.length), 1))
}

const pairs = inLongForm(0, 12_000)
test.runIf(pairs > 0)(`${pairs} right and wrong codes in random order are answered in the same time`, async () => {
  const dice = drillDice('even-answers')
  const { begun } = await tellSealed(site, from('203.0.113.201'), toldIn({ story: 'even snel' }))
  const kinds = ['right', 'wrong', 'wrong too'] as const
  const took: Record<(typeof kinds)[number], number[]> = { right: [], wrong: [], 'wrong too': [] }
  const order = Array.from({ length: pairs }, () => shuffled(dice, kinds)).flat()
  await storm(order.length, 4, async (at) => {
    const kind = order[at] ?? 'wrong'
    const { microseconds } = await overTheWire(sentJson({ lookupId: kind === 'right' ? begun.lookupId : random(16) }))
    took[kind].push(microseconds)
  })
  const codes = welch(took.right, took.wrong)
  const chance = welch(took.wrong, took['wrong too'])
  const told = ({ t, difference }: Compared) => `${t.toFixed(2)} (${difference.toFixed(1)} µs)`
  tell('even-answers', { pairs, 't of right and wrong': told(codes), 't of two groups of wrong ones': told(chance) })
  expect(Math.abs(codes.t)).toBeLessThan(4.5)
})
