import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, fourBytes, framed, joined, type Random } from './bytes.ts'
import { open, seal, sealBytes } from './hpke.ts'
import type { OpeningKey } from './key-pair.ts'
import { type Padding, padded, paddedSizes, unpadded } from './padding.ts'
import { nameBytes, type Purpose, purposeBytes } from './purposes.ts'
import { locked, unlocked } from './secret-lock.ts'

const version = 1
const headBytes = 2

/** How an envelope is closed; the number is its second byte. */
const ways = {
  /** To a public key, by somebody who need not be able to open it. */
  'to-key': { byte: 1, purpose: 'envelope-to-key' },
  /** Under the key of a case, by somebody who has it. */
  'under-case-key': { byte: 2, purpose: 'envelope-under-case-key' },
} as const satisfies Record<string, { byte: number; purpose: Purpose }>
export type Way = keyof typeof ways

/**
 * Where an envelope belongs. None of it is in the envelope: who opens it says where it was found, and where that is not
 * what the sealer said, it does not open. Names have 1 to 120 visible characters of ASCII.
 */
export interface EnvelopePlace {
  organisation: string
  caseId: string
  sender: string
  recipient: string
  /** Which one in its case: a whole number, 0 or more. That no number comes twice is for whoever keeps the envelopes. */
  sequence: number
  /** What it is, in a word of the module that seals it. */
  kind: string
  padding: Padding
}

export type SealingKey = { publicKey: Bytes } | { caseKey: Bytes }
export type UnsealingKey = { openingKey: OpeningKey } | { caseKey: Bytes }

function sequenceBytes(sequence: number): Bytes {
  if (!Number.isSafeInteger(sequence) || sequence < 0) throw new RangeError(`${sequence} is no place in a row`)
  return joined(fourBytes(Math.floor(sequence / 2 ** 32)), fourBytes(sequence % 2 ** 32))
}

/** The associated data: every part after its own length, so that no part can give a letter to the next. */
export const envelopeBinding = (way: Way, place: EnvelopePlace): Bytes =>
  framed(
    purposeBytes(ways[way].purpose),
    Uint8Array.of(version, ways[way].byte),
    nameBytes(place.organisation),
    nameBytes(place.caseId),
    nameBytes(place.sender),
    nameBytes(place.recipient),
    sequenceBytes(place.sequence),
    nameBytes(place.kind),
    nameBytes(place.padding),
  )

/**
 * Seals `content` into an envelope:
 *
 * | bytes | what |
 * | --- | --- |
 * | 1 | version, 1 |
 * | 1 | way: 1 to a public key (HPKE), 2 under a case key of 32 bytes |
 * | 32 | way 1: the public key made for this envelope; way 2: salt |
 * | 4,096 … 16,777,216 | the padded content, encrypted; one of `paddedSizes` |
 * | 16 | tag |
 *
 * Refusals: `too-large` – more than `mostBytes` of content · `unusable-key` – the public key is none.
 * @throws RangeError for a place that cannot be bound, or a case key of another length.
 */
export async function sealEnvelope(
  key: SealingKey,
  place: EnvelopePlace,
  content: Bytes,
  random: Random,
): Promise<Result<Bytes, 'too-large' | 'unusable-key'>> {
  const plain = padded(content, place.padding)
  if (!plain.ok) return plain
  if ('caseKey' in key) {
    const way = ways['under-case-key']
    const aad = envelopeBinding('under-case-key', place)
    const lock = await locked(key.caseKey, way.purpose, plain.value, aad, random)
    return ok(joined(Uint8Array.of(version, way.byte), lock))
  }
  const way = ways['to-key']
  const bound = { info: purposeBytes(way.purpose), aad: envelopeBinding('to-key', place) }
  const sealed = await seal(key.publicKey, plain.value, bound)
  return sealed.ok ? ok(joined(Uint8Array.of(version, way.byte), sealed.value)) : sealed
}

/**
 * The content of an envelope that was found at `place`. Refusals: `unknown-version` – made by a later program ·
 * `malformed` – not an envelope: its length, its way, or, once opened, its padding · `not-opened` – another key, another
 * place, or changed.
 * @throws RangeError for a place that cannot be bound, or a case key of another length.
 */
export async function openEnvelope(
  key: UnsealingKey,
  place: EnvelopePlace,
  envelope: Bytes,
): Promise<Result<Bytes, 'unknown-version' | 'malformed' | 'not-opened'>> {
  const [itsVersion, wayByte] = envelope
  if (itsVersion === undefined) return err('malformed')
  if (itsVersion !== version) return err('unknown-version')
  if (!paddedSizes[place.padding].includes(envelope.length - headBytes - sealBytes)) return err('malformed')
  if (wayByte !== ways['to-key'].byte && wayByte !== ways['under-case-key'].byte) return err('malformed')
  const opened = await openBody(key, wayByte, place, envelope.slice(headBytes))
  return opened.ok ? unpadded(opened.value, place.padding) : opened
}

async function openBody(
  key: UnsealingKey,
  wayByte: number,
  place: EnvelopePlace,
  body: Bytes,
): Promise<Result<Bytes, 'not-opened'>> {
  const way: Way = 'caseKey' in key ? 'under-case-key' : 'to-key'
  const { byte, purpose } = ways[way]
  if (byte !== wayByte) return err('not-opened')
  const aad = envelopeBinding(way, place)
  if ('caseKey' in key) return unlocked(key.caseKey, purpose, body, aad)
  return open(key.openingKey, body, { info: purposeBytes(purpose), aad })
}
