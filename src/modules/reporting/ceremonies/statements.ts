import { err, ok, type Result } from '#kernel/result.ts'
import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import {
  type Bytes,
  commitmentTo,
  type Random,
  type SigningKey,
  saltBytes,
  sameBytes,
  sha256,
  sign,
  verify,
} from '#platform/sealing/index.ts'
import {
  type Advised,
  type Manifest,
  type Received,
  type Signed,
  type Statement,
  statementLabel,
  statementText,
} from '../domain/receipts/statements.ts'
import type { Identity } from '../domain/report/report.ts'
import { bytesOfJson } from './items.ts'

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

/** Signs a statement with the key of the server. */
export async function signStatement<S extends Statement>(key: SigningKey, statement: S): Promise<Signed<S>> {
  const signature = await sign(key, statementLabel(statement.kind), utf8(statementText(statement)))
  return { statement, key: toBase64url(key.publicKey), signature: toBase64url(signature) }
}

/** Whether the key that it names signed it. Whose key that is, `listedKey` says. Refusal: `not-signed` – changed, or never signed with it. */
export async function verifyStatement({ statement, key, signature }: Signed): Promise<Result<true, 'not-signed'>> {
  const [publicKey, signed] = [fromBase64url(key), fromBase64url(signature)]
  if (publicKey === null || signed === null) return err('not-signed')
  return verify(publicKey, statementLabel(statement.kind), utf8(statementText(statement)), signed)
}

/** What an answer is bound to: SHA-256 of the text of the manifest, as base64url. */
export const manifestHash = async (manifest: Manifest): Promise<string> =>
  toBase64url(await sha256(utf8(statementText(manifest))))

/** The commitment to JSON with its own salt in it, as base64url. Refusal: `no-salt` – there is none of 32 bytes. */
export async function commitmentOfText(content: string): Promise<Result<string, 'no-salt'>> {
  const salt = saltIn(content)
  return salt === null ? err('no-salt') : ok(toBase64url(await commitmentTo(salt, utf8(content))))
}

/** The commitment to a file that goes along, under the salt of the payload (base64url), as base64url. Throws without a salt. */
export async function alongHash(salt: string, content: Bytes): Promise<string> {
  const bytes = fromBase64url(salt)
  if (bytes?.length !== saltBytes) throw new Error('a payload has its salt')
  return toBase64url(await commitmentTo(bytes, content))
}

/**
 * Who the reporter is, as it goes along, and the commitment to it as base64url. It has a salt of its own in it: that of the payload is read by every colleague on both sides, and telephone numbers are so few that
 * who has the salt finds the right one by trying, past the vault.
 */
export async function identityAlong(identity: Identity, random: Random): Promise<{ content: Bytes; hash: string }> {
  const content = bytesOfJson({ ...identity, salt: toBase64url(random(saltBytes)) })
  const hash = await identityHash(content)
  if (hash === null) throw new Error('it has its salt')
  return { content, hash }
}

/** The commitment to who the reporter is, as it went along. Null: there is no salt in it. */
export async function identityHash(content: Bytes): Promise<string | null> {
  const hash = await commitmentOfText(new TextDecoder().decode(content))
  return hash.ok ? hash.value : null
}

/** Whether this is, to the letter, what the statement is bound to: what a reporter told, what was handed over or asked, or what was said. */
export async function fitsContent(statement: Received | Manifest | Advised, content: string): Promise<boolean> {
  const commitment = await commitmentOfText(content)
  const bound = boundTo(statement)
  return commitment.ok && bound !== null && sameBytes(utf8(commitment.value), utf8(bound))
}

function boundTo(statement: Received | Manifest | Advised): string | null {
  switch (statement.kind) {
    case 'received':
      return statement.commitment
    case 'forwarded':
    case 'asked':
      return statement.payloadHash
    case 'advice':
      return statement.wordsHash
  }
}

function saltIn(content: string): Bytes | null {
  try {
    const read: unknown = JSON.parse(content)
    const salt = typeof read === 'object' && read !== null && 'salt' in read ? read.salt : null
    const bytes = typeof salt === 'string' ? fromBase64url(salt) : null
    return bytes?.length === saltBytes ? bytes : null
  } catch {
    return null
  }
}
