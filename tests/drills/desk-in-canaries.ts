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
import type { ReceiptCode } from '../../src/platform/sealing/index.ts'
import { type Ask, readerAt, withBytes } from '../support/report-door.ts'
import { random } from '../support/reporters.ts'
import type { Canaries } from './find-canaries.ts'

/** What opens something and is given to people only. */
export interface HandedOut {
  shown: readonly string[]
  bytes: readonly Uint8Array[]
}

/** What somebody outside gets by two different ways. */
export interface GivenLetter {
  forwardId: string
  token: Uint8Array
  linkSecret: Uint8Array<ArrayBuffer>
  code: ReceiptCode
}

/** A colleague of the demonstration at work, by what a browser sends: a note, a message, a forward to a partner and a letter to somebody outside. */
export interface Desk {
  workOn(begun: BegunCase, told: Canaries): Promise<GivenLetter>
}

const [person, organisation, partner] = ['tweede-functionaris-voorbeeldstad', 'voorbeeldstad', 'coordinatie-voorbeeld']

/** Signs somebody of the demonstration in; gives the cookie of the session. */
export async function signedIn(ask: Ask, demo: string): Promise<string> {
  const fields = new URLSearchParams({ demo }).toString()
  const answer = await ask('/nl/staff/sign-in', fields, 'application/x-www-form-urlencoded')
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-baken='))
  if (!cookie) throw new Error(`${demo} was not signed in: ${answer.status}`)
  return cookie.split(';')[0] ?? ''
}

/** `signsIn`: asks as the person who has just proved who they are; done again when that is too long ago, as it is in a long run. */
export async function aDesk(signsIn: () => Promise<Ask>): Promise<Desk> {
  let ask = await signsIn()
  const [ours, theirs] = [await readerAt(ask, organisation), await readerAt(ask, partner)]
  const step = async (path: string, value: unknown): Promise<void> => {
    const body = new URLSearchParams({ 'drawn-for': organisation, answer: withBytes(value) }).toString()
    const once = async () => {
      const response = await ask(path, body, 'application/x-www-form-urlencoded')
      const isJson = response.headers.get('content-type')?.startsWith('application/json')
      return { response, answer: isJson ? await response.json() : null }
    }
    let { response, answer } = await once()
    if (answer?.error === 'prove-again') {
      ask = await signsIn()
      ;({ response, answer } = await once())
    }
    if (!answer?.ok)
      throw new Error(
        `${path} for ${person}: ${response.status} ${response.headers.get('location')} ${JSON.stringify(answer)}`,
      )
  }
  const onCase = (value: unknown) => step('/nl/staff/cases/do', value)
  return {
    async workOn(begun, told) {
      const { caseId } = begun
      await onCase({ do: 'open', case: caseId })
      // A report, its file and who told it are on the screen: then it is read.
      await onCase({ do: 'seen', case: caseId, items: 3 })
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
      /** What the sender keeps of it, in words too. */
      const copy = async ({ text, told: { forwardId } }: Awaited<ReturnType<typeof chosen>>, sequence: number) => {
        const at = { item: newReportingId(random), sender: 'organisation', kind: 'forward', sequence } as const
        const kept = await sealWords(own.value.key, begun, at, { v: 1, forwardId, payload: JSON.parse(text) }, random)
        if (!kept.ok) throw new Error(kept.error)
        return kept.value
      }
      const handing = `/nl/staff/cases/${caseId}/forward/do`
      const inside = await chosen(told)
      const sealed = await sealForward(theirs, inside.text, random)
      if (!sealed.ok) throw new Error(sealed.error)
      await step(handing, {
        do: 'forward-inside',
        told: inside.told,
        copy: await copy(inside, 1),
        partner,
        sealed: sealed.value,
      })
      const outside = await chosen(told)
      const { forwardId } = outside.told
      const letter = await sealLetter({ from: organisation, forwardId }, outside.text, random)
      if (!letter.ok) throw new Error(letter.error)
      const { token, proof, envelope, linkSecret, code } = letter.value
      await step(handing, {
        do: 'forward-outside',
        told: outside.told,
        copy: await copy(outside, 2),
        outside: 'Politie',
        letter: { token, proof, envelope, files: [] },
      })
      return { forwardId, token, linkSecret, code }
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

async function chosen({ forward }: Canaries) {
  const fields = ['address', 'summary'] as const
  const text = payloadText(
    payloadOf({ ...nothing, address: forward, summary: forward }, fields, toBase64url(random(32))),
  )
  const hash = await commitmentOfText(text)
  if (!hash.ok) throw new Error(hash.error)
  return {
    text,
    told: { forwardId: newReportingId(random), ground: 'acute-danger', fields, along: [], payloadHash: hash.value },
  }
}
