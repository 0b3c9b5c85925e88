import { makeStaffKey, type Opener, unlockStaffKey, wrapStaffKey } from '#modules/organisations/ceremonies/index.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import { type Bytes, spokenFingerprint } from '#platform/sealing/index.ts'
import { type CeremonyPage, type Pressed, Refused } from './ceremony-page.ts'
import { passkeySecret } from './passkey-secret.ts'
import { goOn, sendStep } from './send-step.ts'
import { bytesOf } from './sent-bytes.ts'

export const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length))

/**
 * Opens the key of who sits here, with the passphrase in the page or with a passkey.
 * @throws Refused `passphrase-wrong` · `passkey-wrong` · `key-record` – the record is not what a browser of ours made · `other-key` – it is another key than the server
 * told colleagues · those of `passkeySecret`.
 */
export async function unlockOwn(
  page: CeremonyPage,
  pressed: Pressed,
): Promise<{ person: string; privateKey: Bytes; publicKey: Bytes; number: number }> {
  const { me: person, staffKey } = page.facts
  if (!staffKey) throw new Refused('no-own-key')
  const { number } = staffKey
  const publicKey = bytesOf(staffKey.publicKey)
  const { wrapped, opener } = await openerOf(page, pressed)
  await page.tell('opening')
  const opened = await unlockStaffKey({ person, number, publicKey }, bytesOf(wrapped), opener)
  await page.tell('nothing')
  if (opened.ok) return { person, privateKey: opened.value, publicKey, number }
  if (opened.error === 'other-key') throw new Refused('other-key')
  if (opened.error !== 'not-opened') throw new Refused('key-record')
  throw pressed === 'passkey' ? new Refused('passkey-wrong') : new Refused('passphrase-wrong', 'passphrase')
}

async function openerOf(page: CeremonyPage, pressed: Pressed): Promise<{ wrapped: string; opener: Opener }> {
  const ways = page.facts.staffKey?.ways ?? []
  if (pressed === 'passkey') {
    const ids = ways.flatMap(({ passkey }) => (passkey === null ? [] : [passkey]))
    const { passkey, secret } = await passkeySecret(page.facts, ids)
    const way = ways.find((one) => one.passkey === passkey)
    if (!way) throw new Refused('passkey-wrong')
    return { wrapped: way.wrapped, opener: { passkey: secret } }
  }
  const way = ways.find((one) => one.way === 'passphrase')
  const passphrase = page.typed('passphrase')
  if (!way || passphrase.trim() === '') throw new Refused('passphrase-empty', 'passphrase')
  return { wrapped: way.wrapped, opener: { passphrase } }
}

/** The new way that somebody chose: words typed twice, or a passkey. */
async function chosenWay(page: CeremonyPage, chosen: Pressed): Promise<{ opener: Opener; passkey: string | null }> {
  if (chosen === 'passkey') {
    const { passkey, secret } = await passkeySecret(page.facts, page.facts.passkeys)
    return { opener: { passkey: secret }, passkey }
  }
  const passphrase = page.typed('new-passphrase')
  if (passphrase.trim() === '') throw new Refused('passphrase-empty', 'new-passphrase')
  if (passphrase !== page.typed('again')) throw new Refused('passphrase-differs', 'again')
  return { opener: { passphrase }, passkey: null }
}

const faultOf = (fault: string) => new Refused(`passphrase-${fault}`, 'new-passphrase')

/** The first key of who sits here, or one in the place of the last. */
export async function keepOwn(page: CeremonyPage, pressed: Pressed): Promise<void> {
  mustUnderstand(page)
  const { me: person, staffKey } = page.facts
  const after = staffKey?.number ?? 0
  const { opener, passkey } = await chosenWay(page, pressed)
  await page.tell('making')
  const made = await makeStaffKey({ person, number: after + 1 }, opener, random)
  if (!made.ok) throw faultOf(made.error)
  const { publicKey, wrapped } = made.value
  await sendStep(page, {
    do: 'keep-own',
    after,
    publicKey: toBase64url(publicKey),
    ways: [{ way: pressed, passkey, wrapped: toBase64url(wrapped) }],
  })
  goOn(page, 'own')
}

/** One more way to open the key of who sits here. */
export async function addWayToOwn(page: CeremonyPage, pressed: Pressed): Promise<void> {
  const added: Pressed = page.ceremony === 'add-passkey' ? 'passkey' : 'passphrase'
  const own = await unlockOwn(page, pressed)
  const { opener, passkey } = await chosenWay(page, added)
  await page.tell('making')
  const wrapped = await wrapStaffKey(own, own.privateKey, opener, random)
  if (!wrapped.ok) throw faultOf(wrapped.error)
  await sendStep(page, {
    do: 'add-way',
    number: own.number,
    way: added,
    passkey,
    wrapped: toBase64url(wrapped.value),
  })
  goOn(page, added === 'passkey' ? 'passkey-added' : 'passphrase-added')
}

/** Shows the numbers of one's own key as the key itself gives them, and not as the server tells them. */
export async function showOwnNumbers(page: CeremonyPage, pressed: Pressed): Promise<void> {
  const { publicKey } = await unlockOwn(page, pressed)
  await putNumbers(page, 'own', publicKey)
  page.stage('shown')
}

/** Writes the numbers of a public key where the page has a place for them. */
export async function putNumbers(page: CeremonyPage, name: string, publicKey: Bytes): Promise<void> {
  const groups = (await spokenFingerprint(publicKey)).split(' ')
  for (const place of page.all(`[data-keys-numbers="${name}"]`)) {
    place.replaceChildren(
      ...groups.map((group) => {
        const shown = document.createElement('span')
        shown.textContent = group
        return shown
      }),
    )
  }
}

export function mustUnderstand(page: CeremonyPage): void {
  if (!page.isTicked('understood')) throw new Refused('not-understood', 'understood')
}
