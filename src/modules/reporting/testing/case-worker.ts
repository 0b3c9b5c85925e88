// A process of its own that works on cases without end, for drills that kill it. What it knows comes as a line on the input. It says `try DEED` before each deed, `at MOMENT`
// before each thing that it asks of the database, `kept ITEM` and `done TOLD` once the database said so. What was left undone before is done first, with the same bytes.
import { text } from 'node:stream/consumers'
import { openBrowser } from '#modules/organisations/testing/a-browser.ts'
import { at } from '#modules/organisations/testing/a-key-world.ts'
import { aBareDesk } from '#modules/organisations/testing/a-world.ts'
import { openDatabase } from '#platform/database/connect.ts'
import type { KeyPair } from '#platform/sealing/index.ts'
import { sayLine } from '#platform/testing/say-line.ts'
import { diceFrom } from '../../../../tests/support/dice.ts'
import type { Reader } from '../ceremonies/index.ts'
import { type CaseTables, readerKey } from '../server/index.ts'
import { aSigner } from './a-forward.ts'
import { aForward, aMessage, aSubmit, doDeed, type Hands, lineOf, type Moment, ofLine, submitTo } from './case-deeds.ts'
import type { Deed } from './deed.ts'
import { type Known, learn } from './known-cases.ts'

export interface WorkOrder {
  url: string
  seed: number
  /** What is wanted most: about every second deed. */
  wanted: Moment
  /** Who holds the key of `ours`, with both halves of their first staff keys. */
  holders: { person: string; staffKey: KeyPair }[]
  known: Known
  undone: Deed | null
}

/** More cases than these, and one is deleted before another one is begun: what is looked at after every kill stays small. */
const mostCases = 25

const { url, seed, wanted, holders, known, undone } = ofLine<WorkOrder>(await text(process.stdin))
const dice = diceFrom(seed)
const db = openDatabase<CaseTables>(url, () => undefined)
const desk = aBareDesk(db as never)
const hands: Hands = {
  db,
  sign: await aSigner(),
  holders: holders.map(({ person, staffKey }) => openBrowser(desk, at(person), staffKey, 1)),
  begins: (moment) => sayLine(`at ${moment}`),
  kept: (item) => sayLine(`kept ${item}`),
}

async function reads(organisation: string): Promise<Reader> {
  const found = await readerKey({ db, today: () => '2026-11-30' as never }, organisation)
  if (!found) throw new Error(`nobody reads at ${organisation}`)
  return { organisation, keyNumber: found.keyNumber, publicKey: new Uint8Array(found.publicKey) }
}

/** As a page knows it that was opened some time ago: the key may have changed since. */
let ours = await reads('ours')
const partner = await reads('partner')

/** One of them; undefined: there is none. */
const anyOf = <T>(all: readonly T[]): T | undefined => all[dice.number(Math.max(1, all.length))]

/** A deed for each moment; null: nothing is there to do it with. */
const makers: Readonly<Record<Moment, () => Promise<Deed | null>>> = {
  submit: async () => (known.cases.length < mostCases ? aSubmit(ours, dice.number(2)) : makers.delete()),
  upload: async () => {
    const one = anyOf(known.cases)
    return one ? aMessage(one, dice.oneOf(['say', 'answer']), 1 + dice.number(2)) : aSubmit(ours, 2)
  },
  say: () => wordsBy('say'),
  answer: () => wordsBy('answer'),
  read: async () => {
    const fresh = known.cases.find(({ state }) => state === 'new')
    return fresh ? { do: 'read', caseId: fresh.caseId } : null
  },
  forward: () => handedOverTo(partner),
  letter: () => handedOverTo(null),
  'answer-forward': async () => {
    const open = anyOf(known.forwards.filter(({ answer }) => answer === null))
    if (!open) return makers.forward()
    const { forwardId, newCase, letter } = open
    return { do: 'answer-forward', forwardId, newCase, letter }
  },
  'change-key': async () => ({ do: 'change-key' }),
  delete: async () => {
    const one = anyOf(known.cases)
    return one ? { do: 'delete', caseId: one.caseId, lookupId: one.lookupId } : null
  },
}

async function wordsBy(whom: 'say' | 'answer'): Promise<Deed | null> {
  const one = anyOf(known.cases)
  return one ? aMessage(one, whom, 0) : null
}

async function handedOverTo(to: Reader | null): Promise<Deed | null> {
  const one = anyOf(known.cases.filter(({ state }) => state !== 'new'))
  return one ? aForward(one, to) : makers.read()
}

const usual: readonly [Moment, ...Moment[]] = ['submit', 'submit', 'read', 'say', 'answer', 'change-key', 'forward']

const nextDeed = async (): Promise<Deed> =>
  (await makers[dice.once(2) ? wanted : dice.oneOf(usual)]()) ?? aSubmit(ours, dice.number(3))

async function work(deed: Deed): Promise<void> {
  sayLine(`try ${lineOf(deed)}`)
  const done = await doDeed(hands, deed)
  if (done.ok) {
    sayLine(`done ${lineOf(done.value)}`)
    return learn(known, deed, done.value)
  }
  if (deed.do !== 'submit' || done.error !== 'old-key') throw new Error(`${deed.do}: ${done.error}`)
  // As the page does: nobody was told that it is kept, so it is sealed to the key that is there now.
  ours = await reads('ours')
  return work(await submitTo(ours, deed))
}

for (let deed = undone ?? (await nextDeed()); ; deed = await nextDeed()) await work(deed)
