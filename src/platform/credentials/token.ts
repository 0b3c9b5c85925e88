import { err, ok, type Result } from '#kernel/result.ts'
import { drawn, framed, utf8 } from '../sealing/bytes.ts'
import { type Bytes, type Random, sha256 } from '../sealing/index.ts'

/** What a token is for. One made for one purpose is none for another: its hash is not found. */
export type TokenPurpose = 'session' | 'invitation' | 'begun' | 'known-device'

const tokenBytes = 32
const label = utf8('baken/credentials/1/token')
/** 43 characters of base64url of which the last one holds four bits: each token has one spelling. */
const form = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

declare const token: unique symbol
/** An opaque token: 43 characters that stand for 32 random bytes. Whoever has it is who it says. */
export type Token = string & { readonly [token]: true }

const isToken = (text: string): text is Token => form.test(text)

/** A fresh token. Only its hash is kept. */
export function newToken(random: Random): Token {
  const text = Buffer.from(drawn(random, tokenBytes)).toString('base64url')
  if (!isToken(text)) throw new Error('32 bytes gave no token')
  return text
}

/** Reads a token from a cookie or an address. Refusal: `malformed` – anything that `newToken` cannot have given; nothing was hashed. */
export const readToken = (text: string): Result<Token, 'malformed'> => (isToken(text) ? ok(text) : err('malformed'))

/** What is kept of a token and searched for: 32 bytes, SHA-256 under its purpose. A token is random, so it needs no salt and no cost. */
export const tokenHash = (purpose: TokenPurpose, own: Token): Promise<Bytes> =>
  sha256(framed(label, utf8(purpose), Buffer.from(own, 'base64url')))
