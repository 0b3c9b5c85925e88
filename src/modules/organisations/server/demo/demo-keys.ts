import { sql } from 'kysely'
import type { Result } from '#kernel/result.ts'
import { type Bytes, type OpeningKey, openingKey, publicKeyOf, sha256 } from '#platform/sealing/index.ts'
import { giveOrganisationKey, makeStaffKey } from '../../ceremonies/index.ts'
import { keyHolders, type Role } from '../../domain/roles.ts'
import type { Desk, DeskTransaction } from '../desk.ts'
import { hex } from '../keys/key-forms.ts'

/** What opens the keys of the demonstration. Everybody may know it: nothing real is ever sealed to them. */
export const demoKeys = {
  /** Of every staff key. */
  passphrase: 'drie meeuwen boven een leeg plein',
  /** The three papers of every key of an organisation. */
  papers: [
    '1-C65863AC-MPNR-9ZKM-G56W-5JAP-J4AJ-09X9-BZKJ-YVG0-10BW-E1SE-9V3Q-TKHR-YZKX-E5WX',
    '2-C65863AC-76HX-55GV-VD9D-B373-8VVG-VBFD-3W2P-F8V4-13R2-VYGX-MBQ3-EY0A-5VF1-4JV4',
    '3-C65863AC-DS14-S5Z0-B68F-DK08-QSV4-RBAS-AT2C-Z43S-11W4-VEBA-SH96-R1M9-76XW-08Q3',
  ],
} as const

/** The private key that the papers give: the same in every demonstration, so that they can be printed beforehand. */
const demoPrivateKey = (): Promise<Bytes> =>
  sha256(new TextEncoder().encode('the key of the demonstration opens nothing real'))

/** What everybody has who unlocked the key of an organisation of the demonstration. */
export const demoWorkKey = async (): Promise<OpeningKey> => openingKey(await demoPrivateKey())

const keptBy = ['eerste functionaris', 'tweede functionaris', 'verzegeld papier in de kluis']

function made<T, E extends string>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`no key for the demonstration: ${result.error}`)
  return result.value
}

/**
 * Gives the people of a made-up organisation who hold its key a staff key, and the organisation a key that they have. What people made there
 * themselves stays.
 */
export async function addDemoKeys(
  { random }: Pick<Desk, 'random'>,
  trx: DeskTransaction,
  { id: organisation, people }: { id: string; people: readonly { id: string; roles: readonly Role[] }[] },
): Promise<void> {
  const known = await trx
    .selectFrom('organisations_key')
    .select('number')
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  if (known) return
  const holders = people.filter(({ roles }) => roles.some((role) => keyHolders.includes(role)))
  const [first] = holders
  if (!first) throw new Error(`nobody of ${organisation} could have its key`)
  const privateKey = await demoPrivateKey()
  await sql`insert into organisations_key (organisation, number, public_key, made_by, state)
    values (${organisation}, 1, ${Buffer.from(await publicKeyOf(privateKey))}, ${first.id}, 'in-use')`.execute(trx)
  for (const [at, words] of keptBy.entries())
    await sql`insert into organisations_key_share (organisation, number, share, kept_by)
      values (${organisation}, 1, ${at + 1}, ${words})`.execute(trx)
  for (const { id: person } of holders) {
    const { number, publicKey } = await staffKeyOf(random, trx, person)
    const wrapped = made(await giveOrganisationKey({ organisation, number: 1 }, privateKey, { person, publicKey }))
    await sql`insert into organisations_key_wrap
      (organisation, number, person, staff_key_number, wrapped, given_by, compared)
      values (${organisation}, 1, ${person}, ${number}, decode(${hex(wrapped)}, 'hex'), ${first.id}, true)`.execute(trx)
  }
}

/** The staff key that somebody has; who has none gets one that opens with the passphrase of the demonstration. */
async function staffKeyOf(
  random: Desk['random'],
  trx: DeskTransaction,
  person: string,
): Promise<{ number: number; publicKey: Bytes }> {
  const known = await trx
    .selectFrom('organisations_staff_key')
    .select(['number', 'public_key'])
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (known) return { number: known.number, publicKey: new Uint8Array(known.public_key) }
  const { publicKey, wrapped } = made(
    await makeStaffKey({ person, number: 1 }, { passphrase: demoKeys.passphrase }, random),
  )
  await sql`insert into organisations_staff_key (person, number, public_key)
    values (${person}, 1, ${Buffer.from(publicKey)})`.execute(trx)
  await sql`insert into organisations_staff_key_wrap (person, number, way, wrapped)
    values (${person}, 1, 'passphrase', ${Buffer.from(wrapped)})`.execute(trx)
  return { number: 1, publicKey }
}
