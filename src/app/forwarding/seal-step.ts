import { toBase64url } from '#modules/organisations/index.ts'
import {
  type AlongContent,
  alongHash,
  commitmentOfText,
  identityAlong,
  newReportingId,
  type SealedItem,
  sealForward,
  sealLetter,
} from '#modules/reporting/ceremonies/index.ts'
import {
  alongText,
  type FileFacts,
  type Forwardable,
  type ForwardCopy,
  type ForwardField,
  type ForwardPayload,
  fileKind,
  knownFields,
  payloadOf,
  payloadText,
  type ShareGround,
} from '#modules/reporting/index.ts'
import { type Bytes, saltBytes } from '#platform/sealing/index.ts'
import { fileBytes } from '../casework/open-file.ts'
import { openIdentity } from '../casework/show-identity.ts'
import type { OpenCase } from '../casework/write-sealed.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { random } from '../keys/own-key.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import type { ForwardFacts } from './forward-facts.ts'
import { type ShownOnce, shownOnce } from './letter-once.ts'

/** A case that is open on this page. */
export type OpenForward = OpenCase<ForwardFacts>

/** What somebody chose to pass on. */
export interface Choice {
  to: { partner: string } | { outside: string }
  ground: ShareGround
  chosen: readonly ForwardField[]
  /** Files of the case. */
  files: readonly FileFacts[]
  /** Whether who the reporter is goes along. */
  identity: boolean
}

/** Sealed files that are sent before what they go along with. `target`: the new case of a partner, or the id of the letter. */
export interface AlongFiles {
  target: string
  to: 'inside' | 'outside'
  files: readonly Pick<SealedItem, 'item' | 'sequence' | 'envelope'>[]
  /** Those that the server has. */
  sent: Set<string>
}

/** What was chosen, and sealed: the same for every try of the same choice, so that nothing is sent twice. */
export interface SealedStep {
  /** What stays with the sender. */
  copy: ForwardCopy
  step: Readonly<Record<string, unknown>>
  along: AlongFiles
  /** Of a letter. */
  once: ShownOnce | null
}

/**
 * Opens what goes along, and seals all of it to the partner or behind a link and a code.
 * @throws Refused `fields` · `too-large` · `old-key` · `closed-vault` · `not-opened` · as sending does
 */
export async function sealStep(open: OpenForward, choice: Choice, known: Forwardable): Promise<SealedStep> {
  const fields = knownFields(known, choice.chosen)
  if (fields.length === 0) throw new Refused('fields', 'summary')
  const along = await openAll(open, choice)
  const salt = toBase64url(random(saltBytes))
  const payload = payloadOf(known, fields, salt, along.facts)
  const text = payloadText(payload)
  const hash = await commitmentOfText(text)
  if (!hash.ok) throw new Error('a payload has its salt')
  const forwardId = newReportingId(random)
  const told = {
    forwardId,
    ground: choice.ground,
    fields,
    along: await hashesOf(salt, along),
    payloadHash: hash.value,
  }
  const copy = copyOf(open, choice, payload, forwardId)
  const { to } = choice
  return 'partner' in to
    ? { copy, once: null, ...(await sealInside(open, told, to.partner, { text, along })) }
    : { copy, ...(await sealOutside(open, told, to.outside, { text, along })) }
}

/** What goes along: files under new ids and numbers from 1, and who the reporter is. */
interface OpenedAlong extends AlongContent {
  facts: readonly FileFacts[]
  /** The commitment to who the reporter is. */
  who: string | null
}

async function openAll(open: OpenForward, { files, identity }: Choice): Promise<OpenedAlong> {
  const opened: { facts: FileFacts; bytes: Bytes }[] = []
  for (const [at, file] of files.entries()) {
    const bytes = await fileBytes(open, file)
    opened.push({ facts: { ...file, item: newReportingId(random), sequence: at + 1 }, bytes })
  }
  const who = identity ? await identityAlong(await openIdentity(open), random) : null
  return {
    facts: opened.map(({ facts }) => facts),
    files: opened.map(({ facts: { item, sequence }, bytes }) => ({ item, sequence, bytes })),
    identity: who?.content ?? null,
    who: who?.hash ?? null,
  }
}

async function hashesOf(salt: string, { facts, files, who }: OpenedAlong): Promise<string[]> {
  const all: string[] = []
  for (const [at, { bytes }] of files.entries())
    all.push(alongText(fileKind(facts[at]?.type ?? ''), await alongHash(salt, bytes)))
  if (who) all.push(alongText('identity', who))
  return all
}

function copyOf(
  { facts }: OpenForward,
  { to, ground, files, identity }: Choice,
  payload: ForwardPayload,
  forwardId: string,
): ForwardCopy {
  const name =
    'outside' in to ? to.outside : (facts.partners.find(({ organisation }) => organisation === to.partner)?.name ?? '')
  return { v: 1, forwardId, to: name, ground, payload, files, identity }
}

interface Content {
  text: string
  along: OpenedAlong
}
interface Told {
  forwardId: string
}

async function sealInside({ facts }: OpenForward, told: Told, partner: string, { text, along }: Content) {
  const to = facts.partners.find(({ organisation }) => organisation === partner)
  if (!to) throw new Refused('to', 'partner')
  const made = await sealForward({ ...to, publicKey: bytesOf(to.publicKey) }, text, random, along)
  if (!made.ok) throw new Refused(made.error === 'too-large' ? 'too-large' : 'old-key')
  const { newCase, keyNumber, files, identity, ...bytes } = made.value
  const sealed = {
    newCase,
    keyNumber,
    ...asText(bytes),
    files: files.map(({ item }) => item),
    identity: identity && {
      item: identity.item,
      ...asText({ wrapped: identity.wrapped, envelope: identity.envelope }),
    },
  }
  return {
    step: { do: 'forward-inside', told, partner, sealed },
    along: { target: newCase, to: 'inside', files, sent: new Set<string>() } as const,
  }
}

async function sealOutside({ facts }: OpenForward, told: Told, outside: string, { text, along }: Content) {
  const { letters, organisation } = facts
  const place = { from: organisation, forwardId: told.forwardId }
  const contents = [...along.files.map(({ bytes }) => bytes), ...(along.identity ? [along.identity] : [])]
  const made = await sealLetter(place, text, random, contents)
  if (!made.ok) throw new Refused('too-large')
  const { token, proof, envelope, linkSecret, code } = made.value
  const files = made.value.along.map((one, at) => ({
    item: along.files[at]?.item ?? newReportingId(random),
    sequence: at + 1,
    envelope: one,
  }))
  const letter = { ...asText({ token, proof, envelope }), files: files.map(({ item }) => item) }
  return {
    step: { do: 'forward-outside', told, outside, letter },
    along: { target: told.forwardId, to: 'outside', files, sent: new Set<string>() } as const,
    once: shownOnce(letters, { token, linkSecret, code }),
  }
}

const asText = (bytes: Readonly<Record<string, Bytes>>): Record<string, string> =>
  Object.fromEntries(Object.entries(bytes).map(([name, value]) => [name, toBase64url(value)]))
