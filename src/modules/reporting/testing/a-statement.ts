import { randomBytes } from 'node:crypto'
import { day } from '#kernel/days.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import { makeSigningPair, type SigningKey, signingKey } from '#platform/sealing/index.ts'
import type { Advised, Answered, Asked, Forwarded, Received } from '../domain/receipts/statements.ts'

const hash = toBase64url(Uint8Array.from({ length: 32 }, (_, at) => at))

export const aReceived = (changes: Partial<Received> = {}): Received => ({
  v: 1,
  kind: 'received',
  site: 'https://baken.example.org',
  organisation: 'voorbeeldstad',
  day: day('2026-11-30'),
  door: 'sealed',
  commitment: hash,
  ...changes,
})

export const aForwarded = (changes: Partial<Forwarded> = {}): Forwarded => ({
  v: 1,
  kind: 'forwarded',
  site: 'https://baken.example.org',
  forwardId: '0123456789abcdef0123456789abcdef',
  from: 'voorbeeldstad',
  to: 'organisation:arbeidsinspectie',
  day: day('2026-11-30'),
  ground: 'place-based',
  fields: ['municipality', 'forms', 'address'],
  along: [],
  payloadHash: hash,
  answerDue: day('2026-12-14'),
  ...changes,
})

export const anAnswer = (changes: Partial<Answered> = {}): Answered => ({
  v: 1,
  kind: 'answer',
  site: 'https://baken.example.org',
  forwardId: '0123456789abcdef0123456789abcdef',
  manifestHash: hash,
  answer: 'refused',
  reason: 'too-little-known',
  day: day('2026-12-03'),
  ...changes,
})

export const anAsked = (changes: Partial<Asked> = {}): Asked => {
  const { along: _, ...common } = aForwarded()
  return { ...common, kind: 'asked', to: 'outside:Wijkteam Oost', fields: ['address', 'question'], ...changes }
}

export const anAdvice = (changes: Partial<Advised> = {}): Advised => ({
  v: 1,
  kind: 'advice',
  site: 'https://baken.example.org',
  forwardId: '0123456789abcdef0123456789abcdef',
  manifestHash: hash,
  answer: 'said',
  wordsHash: hash,
  day: day('2026-12-03'),
  ...changes,
})

export const aSigningKey = async (): Promise<SigningKey> =>
  signingKey((await makeSigningPair((length) => randomBytes(length))).privateKey)
