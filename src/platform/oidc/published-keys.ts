import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { askJson, type ProviderFetch } from './bounded-fetch.ts'
import { ProviderTrouble } from './refusal.ts'

/** A provider that changes keys has two or three. */
const mostKeys = 100
const text = z.string().exactOptional()
const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(mostKeys) })
const publicKey = z.object({
  kty: z.string(),
  kid: text,
  use: text,
  alg: text,
  key_ops: z.array(z.string()).exactOptional(),
  crv: text,
  n: text,
  e: text,
  x: text,
  y: text,
})
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']

/** The keys that a provider signs with. */
export interface PublishedKeys {
  select: JWTVerifyGetKey
  kids: ReadonlySet<string>
}

/**
 * Asks a provider for its keys. One that cannot be read is left out: providers publish keys for purposes that we do not know.
 *
 * @throws ProviderTrouble as `askJson`, and `unreadable`, `private-key-published` (a secret stands among them: now anybody can sign)
 */
export async function askKeys(fetcher: ProviderFetch, address: string): Promise<PublishedKeys> {
  const set = keySet.safeParse(await askJson(fetcher, address))
  if (!set.success) throw new ProviderTrouble('unreadable')
  const published = set.data.keys
  if (published.some((key) => secretMembers.some((member) => Object.hasOwn(key, member)))) {
    throw new ProviderTrouble('private-key-published')
  }
  const keys = published.flatMap((key) => publicKey.safeParse(key).data ?? [])
  return { select: createLocalJWKSet({ keys }), kids: new Set(keys.flatMap(({ kid }) => kid ?? [])) }
}
