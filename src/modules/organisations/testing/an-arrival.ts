import { invitePerson } from '../server/invite-person.ts'
import { openInvitation, signInFirst } from '../server/sign-in/first-sign-in.ts'
import { signInWithPassword } from '../server/sign-in/password-sign-in.ts'
import { aMember, anOrganisation, codeOf, type World } from './a-world.ts'

export const here = 'voorbeeldstad'
export const mail = 'balie@voorbeeld.example'
export const password = 'een lange zin met koffie'
export const visitor = { address: '192.0.2.1' }
const administrator = { person: 'beheerder', organisation: here, proved: true }

export const unwrap = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(`refused: ${String(result.error)}`)
  return result.value
}
export const tokenIn = (link: string) => link.split('/').at(-1) ?? ''

/** A town with somebody who may invite, one morning in December. */
export async function aTown(world: World): Promise<void> {
  world.at('2026-12-01T09:00:00Z')
  await anOrganisation(world.db, here)
  await aMember(world.db, here, administrator.person, ['organisation-administrator'])
}

/** The token of an invitation for a desk officer. */
export async function invited({ door }: World): Promise<string> {
  const guest = { name: 'Baliemedewerker', mail, language: 'nl', roles: ['desk-officer'] } as const
  return tokenIn(unwrap(await invitePerson(door, administrator, here, guest)).link)
}

/** Somebody who came by invitation, with what they wrote down. */
export async function arrived(world: World) {
  const invitation = await invited(world)
  const { secret } = unwrap(await openInvitation(world.door, invitation))
  const code = codeOf(secret.typing, world.door.now())
  const begun = unwrap(await signInFirst(world.door, visitor, invitation, { password, code }))
  return { ...begun, typing: secret.typing, invitation }
}

/** Signs them in again, with what is right unless something else is typed. `from`: the address they come from. */
export const signInAgain = (
  { door }: World,
  typing: string,
  rest: Partial<{ mail: string; password: string; code: string; from: string }> = {},
) =>
  signInWithPassword(
    door,
    { address: rest.from ?? visitor.address },
    { mail, password, code: codeOf(typing, door.now()), ...rest },
  )
