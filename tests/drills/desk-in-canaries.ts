import { toBase64url } from '../../src/modules/organisations/index.ts'
import {
  type BegunCase,
  commitmentOfText,
  makeCaseKey,
  newReportingId,
  sealForward,
  sealLetter,
  sealWords,
} from '../../src/modules/reporting/ceremonies/index.ts'
import { type Forwardable, payloadOf, payloadText } from '../../src/modules/reporting/index.ts'
import { asking } from '../support/report-door.ts'
import { random } from '../support/reporters.ts'
import { askedAndAnswered, type Chosen, demoKey, type GivenLetter } from './asked-in-canaries.ts'
import { aColleague } from './colleague-in-canaries.ts'
import type { Canaries } from './find-canaries.ts'

/** What opens something and is given to people only. */
export interface HandedOut {
  shown: readonly string[]
  bytes: readonly Uint8Array[]
}

/** Letters about one case. */
interface Handed {
  forwarded: GivenLetter
  asked: GivenLetter
}

/**
 * A colleague of the demonstration at work, by what a browser sends: a note, a message, a weighing; a question to a colleague, to a partner and to somebody outside, each answered; a forward to a partner
 * and a letter to somebody outside.
 */
export interface Desk {
  workOn(begun: BegunCase, told: Canaries): Promise<Handed>
}

const [organisation, partner] = ['voorbeeldstad', 'coordinatie-voorbeeld']
const people = {
  asker: { person: 'tweede-functionaris-voorbeeldstad', organisation },
  colleague: { person: 'aandachtsfunctionaris-voorbeeldstad', organisation },
  partner: { person: 'functionaris-coordinatie', organisation: partner },
}

/** `headers`: of everybody who works. */
export async function aDesk(site: string, headers: Readonly<Record<string, string>>): Promise<Desk> {
  const asker = await aColleague(site, headers, people.asker)
  const [ours, theirs] = [await asker.reader(organisation), await asker.reader(partner)]
  const around = {
    asker,
    colleague: await aColleague(site, headers, people.colleague),
    partner: await aColleague(site, headers, people.partner),
    outside: asking(site, headers),
    ours,
    theirs,
    key: await demoKey(ours),
  }
  const onCase = (value: unknown) => asker.step('/nl/staff/cases/do', value)
  return {
    async workOn(begun, told) {
      const { caseId } = begun
      await onCase({ do: 'open', case: caseId })
      // A report, its file and who told it are on the screen: then it is read.
      await onCase({ do: 'seen', case: caseId, news: 0 })
      const own = await makeCaseKey(ours.publicKey, begun, 'own', random)
      if (!own.ok) throw new Error(own.error)
      await onCase({ do: 'own-key', case: caseId, keyNumber: ours.keyNumber, wrapped: own.value.wrapped })
      for (const [kind, key, text] of [
        ['note', own.value.key, told.note],
        ['message', begun.caseKey, told.message],
      ] as const) {
        const at = { item: newReportingId(random), sender: 'organisation', kind, sequence: 0 } as const
        const sealed = await sealWords(key, begun, at, { v: 1, text, files: [] }, random)
        if (!sealed.ok) throw new Error(sealed.error)
        await onCase({ do: 'write', case: caseId, sealed: sealed.value, instead: null, files: [] })
      }
      let copies = 0
      /** What goes, with what who sends it keeps of it, in words too. */
      const drawn = async (last: 'summary' | 'question') => {
        const what = await chosen(told, last)
        copies += 1
        const at = { item: newReportingId(random), sender: 'organisation', kind: 'forward', sequence: copies } as const
        const words = { v: 1, forwardId: what.told.forwardId, payload: JSON.parse(what.text) }
        const copy = await sealWords(own.value.key, begun, at, words, random)
        if (!copy.ok) throw new Error(copy.error)
        return { ...what, copy: copy.value }
      }
      const page = `/nl/staff/cases/${caseId}`
      await asker.press(page, { do: 'coded', forms: 'labour', municipality: 'GM9901', danger: 'no' })
      await asker.press(page, { do: 'step', step: 'weigh', weighing: 'without-plan' })
      const asked = await askedAndAnswered(around, caseId, told, () => drawn('question'))
      const inside = await drawn('summary')
      const sealed = await sealForward(theirs, inside.text, random)
      if (!sealed.ok) throw new Error(sealed.error)
      const along = { along: [] }
      await asker.step(`${page}/forward/do`, {
        do: 'forward-inside',
        told: { ...inside.told, ...along },
        copy: inside.copy,
        partner,
        sealed: sealed.value,
      })
      const outside = await drawn('summary')
      const { forwardId } = outside.told
      const letter = await sealLetter({ from: organisation, forwardId }, outside.text, random)
      if (!letter.ok) throw new Error(letter.error)
      const { token, proof, envelope, linkSecret, code } = letter.value
      await asker.step(`${page}/forward/do`, {
        do: 'forward-outside',
        told: { ...outside.told, ...along },
        copy: outside.copy,
        outside: 'Politie',
        letter: { token, proof, envelope, files: [] },
      })
      return { asked, forwarded: { forwardId, token, linkSecret, code } }
    },
  }
}

const nothing: Forwardable = {
  municipality: null,
  forms: [],
  goingOn: null,
  danger: null,
  week: null,
  entrance: null,
  signals: [],
  sector: null,
  address: null,
  employer: null,
  agency: null,
  placeWords: null,
  story: null,
  language: null,
  summary: null,
  question: null,
}

async function chosen({ forward, question }: Canaries, last: 'summary' | 'question'): Promise<Chosen> {
  const fields = ['address', last] as const
  const known = { ...nothing, address: forward, summary: forward, question }
  const text = payloadText(payloadOf(known, fields, toBase64url(random(32))))
  const hash = await commitmentOfText(text)
  if (!hash.ok) throw new Error(hash.error)
  const told = { forwardId: newReportingId(random), ground: 'acute-danger', fields, payloadHash: hash.value }
  return { text, told }
}
