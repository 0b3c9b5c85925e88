import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeKeyPair } from '#platform/sealing/index.ts'
import { makeStaffKey, unlockStaffKey, wrapStaffKey } from './staff-key.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))
const place = { person: 'functionaris', number: 1 }
const passphrase = 'zeven ganzen bij de sluis'
const passkey = random(32)

async function made(opener: { passphrase: string } | { passkey: typeof passkey } = { passphrase }) {
  const key = await makeStaffKey(place, opener, random)
  if (!key.ok) throw new Error(key.error)
  return key.value
}

describe('somebody’s own key', () => {
  test('opens with the passphrase that it was made with, typed in any way that means the same', async () => {
    const { publicKey, privateKey, wrapped } = await made()
    const typed = { passphrase: `  ${passphrase.replaceAll(' ', '  ')} ` }
    expect(await unlockStaffKey({ ...place, publicKey }, wrapped, typed)).toEqual({ ok: true, value: privateKey })
  })

  test('opens in every way that was added, each by itself', async () => {
    const { publicKey, privateKey, wrapped } = await made({ passkey })
    const added = await wrapStaffKey(place, privateKey, { passphrase }, random)
    if (!added.ok) throw new Error(added.error)
    const own = { ...place, publicKey }
    expect(await unlockStaffKey(own, wrapped, { passkey })).toEqual({ ok: true, value: privateKey })
    expect(await unlockStaffKey(own, added.value, { passphrase })).toEqual({ ok: true, value: privateKey })
    expect(await unlockStaffKey(own, wrapped, { passphrase })).toEqual({ ok: false, error: 'malformed' })
  })

  test('does not open with other words, with another passkey, for somebody else or as another key of the same person', async () => {
    const { publicKey, wrapped } = await made()
    const refused = { ok: false, error: 'not-opened' }
    const own = { ...place, publicKey }
    expect(await unlockStaffKey(own, wrapped, { passphrase: 'zeven ganzen bij de brug' })).toEqual(refused)
    expect(await unlockStaffKey({ ...own, person: 'tweede' }, wrapped, { passphrase })).toEqual(refused)
    expect(await unlockStaffKey({ ...own, number: 2 }, wrapped, { passphrase })).toEqual(refused)
    const byPasskey = await made({ passkey })
    const at = { ...place, publicKey: byPasskey.publicKey }
    expect(await unlockStaffKey(at, byPasskey.wrapped, { passkey: random(32) })).toEqual(refused)
  })

  test('is refused when the server tells another public key than it has', async () => {
    const { wrapped } = await made({ passkey })
    const { publicKey } = await makeKeyPair(random)
    expect(await unlockStaffKey({ ...place, publicKey }, wrapped, { passkey })).toEqual({
      ok: false,
      error: 'other-key',
    })
  })

  test.each([
    ['elf tekens.', 'too-short'],
    ['aaaaaaaaaaaaaaaa', 'too-uniform'],
  ])('is not made with the passphrase “%s”: %s', async (words, error) => {
    expect(await makeStaffKey(place, { passphrase: words }, random)).toEqual({ ok: false, error })
  })
})
