import {
  giveOrganisationKey,
  type MadeOrganisationKey,
  makeOrganisationKey,
  openOrganisationKey,
  recoverOrganisationKey,
} from '#modules/organisations/ceremonies/index.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import { type CeremonyPage, type Pressed, Refused } from './ceremony-page.ts'
import type { OrganisationKeyFacts } from './key-facts.ts'
import { mustUnderstand, putNumbers, random, unlockOwn } from './own-key.ts'
import { putPapers, typedBack } from './papers.ts'
import { goOn, keepHere, sendStep } from './send-step.ts'
import { bytesOf } from './sent-bytes.ts'

type Own = Awaited<ReturnType<typeof unlockOwn>>

/**
 * The private key of the organisation by one's own key. @throws Refused `not-held` – this person has not got it · `shared-record` – what is kept does not open with
 * this person's key · `shared-other-key` – it is another key than the server told.
 */
export async function openShared(page: CeremonyPage, key: OrganisationKeyFacts | null, own: Own): Promise<Bytes> {
  if (!key?.mine) throw new Refused('not-held')
  const place = { organisation: page.facts.organisation, number: key.number, publicKey: bytesOf(key.publicKey) }
  const opened = await openOrganisationKey(place, own, bytesOf(key.mine))
  if (opened.ok) return opened.value
  throw new Refused(opened.error === 'other-key' ? 'shared-other-key' : 'shared-record')
}

/** Those whom somebody ticked after comparing numbers aloud. */
const comparedWith = (page: CeremonyPage) =>
  page.facts.colleagues.filter(({ person }) => page.isTicked(`compared-${person}`))

/** The numbers of each colleague, from the very bytes that a key would be wrapped to. */
export async function putColleagues(page: CeremonyPage): Promise<void> {
  for (const { person, publicKey } of page.facts.colleagues) await putNumbers(page, person, bytesOf(publicKey))
}

const paperNumbers = [1, 2, 3] as const

/** What waits until the papers are printed. A page has one at a time. */
let waiting: { made: MadeOrganisationKey; own: Own } | null = null

function keepers(page: CeremonyPage): { share: number; keptBy: string }[] {
  return paperNumbers.map((share) => {
    const keptBy = page.typed(`keeper-${share}`).trim()
    if (keptBy === '') throw new Refused('keeper-empty', `keeper-${share}`)
    return { share, keptBy }
  })
}

/** The first half of making or changing a key: it is made, and its papers are shown. Nothing has been kept yet. */
export async function makeShared(page: CeremonyPage, pressed: Pressed): Promise<void> {
  const shares = keepers(page)
  mustUnderstand(page)
  const own = await unlockOwn(page, pressed)
  const { organisation, current } = page.facts
  if (page.ceremony === 'change') await openShared(page, current, own)
  const receivers = [
    { person: own.person, publicKey: own.publicKey },
    ...comparedWith(page).map(({ person, publicKey }) => ({ person, publicKey: bytesOf(publicKey) })),
  ]
  const made = await makeOrganisationKey({ organisation, number: page.facts.next }, receivers, random)
  if (!made.ok) throw new Refused(made.error)
  waiting = { made: made.value, own }
  await putPapers(page, made.value, shares)
  keepHere()
  page.stage('papers')
}

/** The second half: the papers are printed, and the key is put into use. */
export async function putIntoUse(page: CeremonyPage): Promise<void> {
  if (!waiting) throw new Refused('failed')
  const { made, own } = waiting
  typedBack(page, made.papers)
  const numberOf = (person: string) =>
    person === own.person
      ? own.number
      : (page.facts.colleagues.find((one) => one.person === person)?.staffKeyNumber ?? 0)
  const fresh = {
    number: page.facts.next,
    publicKey: toBase64url(made.publicKey),
    wraps: made.wraps.map(({ person, wrapped }) => ({
      person,
      staffKeyNumber: numberOf(person),
      wrapped: toBase64url(wrapped),
      compared: person !== own.person,
    })),
    shares: keepers(page),
  }
  const isChange = page.ceremony === 'change'
  const step = isChange
    ? { do: 'begin-change', fromNumber: page.facts.current?.number ?? 0, ...fresh }
    : { do: 'make', ...fresh }
  await sendStep(page, step).catch(async (error: unknown) => {
    if (!(await isInUse(page, fresh.publicKey, error))) throw error
  })
  waiting = null
  goOn(page, isChange ? 'begun' : 'made')
}

/**
 * Whether the key that was just refused is the one in use: then an answer of before was lost on the way. Whoever believed the refusal
 * would destroy papers that count.
 */
async function isInUse(page: CeremonyPage, publicKey: string, refusal: unknown): Promise<boolean> {
  if (!(refusal instanceof Refused) || !['moved', 'state'].includes(refusal.code)) return false
  const now = await sendStep<{ publicKey: string | null }>(page, { do: 'see' })
  return now.publicKey === publicKey
}

/** Gives a colleague every key that they lack and this person has. */
export async function giveShared(page: CeremonyPage, pressed: Pressed): Promise<void> {
  const [colleague] = page.facts.colleagues
  if (!colleague) throw new Refused('holder-changed')
  if (!page.isTicked(`compared-${colleague.person}`)) throw new Refused('not-compared', `compared-${colleague.person}`)
  const own = await unlockOwn(page, pressed)
  const { organisation, current, old } = page.facts
  const receiver = { person: colleague.person, publicKey: bytesOf(colleague.publicKey) }
  for (const [key, hasIt] of [
    [old, colleague.hasOld],
    [current, colleague.has],
  ] as const) {
    if (!key?.mine || hasIt) continue
    const privateKey = await openShared(page, key, own)
    const wrapped = await giveOrganisationKey({ organisation, number: key.number }, privateKey, receiver)
    if (!wrapped.ok) throw new Refused(wrapped.error)
    await sendStep(page, {
      do: 'give',
      number: key.number,
      person: colleague.person,
      staffKeyNumber: colleague.staffKeyNumber,
      wrapped: toBase64url(wrapped.value),
      compared: true,
    })
  }
  goOn(page, 'given')
}

/** Brings the key back from two papers; while it changes also the old one, where its papers are typed as well. */
export async function recoverShared(page: CeremonyPage, pressed: Pressed): Promise<void> {
  const { organisation, current, old } = page.facts
  if (!current) throw new Refused('failed')
  const own = await unlockOwn(page, pressed)
  const wraps: { number: number; staffKeyNumber: number; wrapped: string }[] = []
  for (const [key, prefix] of [
    [current, ''],
    [old, 'old-'],
  ] as const) {
    const typed = [page.typed(`${prefix}paper-1`), page.typed(`${prefix}paper-2`)] as const
    if (!key || (prefix === 'old-' && typed.join('').trim() === '')) continue
    const place = { organisation, number: key.number, publicKey: bytesOf(key.publicKey) }
    const wrapped = await recoverOrganisationKey(place, typed, own)
    if (!wrapped.ok) {
      const nth = wrapped.error.startsWith('second-') ? 2 : 1
      throw new Refused(`paper-${wrapped.error}`, `${prefix}paper-${nth}`)
    }
    wraps.push({ number: key.number, staffKeyNumber: own.number, wrapped: toBase64url(wrapped.value) })
  }
  await sendStep(page, { do: 'recover', wraps })
  goOn(page, 'recovered')
}
