import { passkeySite } from '#platform/credentials/index.ts'
import { softwareAuthenticator } from '#platform/credentials/testing/software-authenticator.ts'
import { invitePerson } from '../server/invite-person.ts'
import { keepBegun, takeBegun } from '../server/sign-in/begun.ts'
import { openInvitation, signInFirst } from '../server/sign-in/first-sign-in.ts'
import { addPasskey, askForPasskey } from '../server/sign-in/passkeys.ts'
import { findSession, type Session } from '../server/sign-in/sessions.ts'
import { codeOf, type World } from './a-world.ts'
import { here, password, signInAgain, tokenIn, unwrap, visitor } from './an-arrival.ts'

/** A kind of token, and whether what somebody makes of it opens anything. */
export type Kind = readonly [words: string, opens: (bench: TokenBench) => Promise<boolean>]

/** The administrator of the town. */
export const actor = { person: 'beheerder', organisation: here, proved: true }
export const site = unwrap(passkeySite('Baken', 'https://baken.example'))
export const isIn = async (result: Promise<{ ok: boolean }>) => (await result).ok

/** People who hold tokens of every kind in a world, and what opens with each. */
export type TokenBench = ReturnType<typeof tokenBench>

export function tokenBench(world: World) {
  const invited = async (who: string): Promise<string> => {
    const guest = { name: who, mail: `${who}@voorbeeld.example`, language: 'nl', roles: ['desk-officer'] } as const
    return tokenIn(unwrap(await invitePerson(world.door, actor, here, guest)).link)
  }

  /** Somebody who signs in with a password, half a minute ago. */
  async function someone(who = 'balie') {
    const invitation = await invited(who)
    const { secret } = unwrap(await openInvitation(world.door, invitation))
    const code = codeOf(secret.typing, world.door.now())
    const begun = unwrap(await signInFirst(world.door, visitor, invitation, { password, code }))
    const session = await sessionWith(begun.token)
    world.later(30_000)
    const signIn = async (rest: { code?: string; password?: string } = {}) =>
      signInAgain(world, secret.typing, { mail: `${who}@voorbeeld.example`, ...rest })
    const codeAt = (ms: number) => codeOf(secret.typing, new Date(world.door.now().getTime() + ms))
    return { ...begun, session, invitation, signIn, codeAt }
  }

  async function sessionWith(token: string): Promise<Session> {
    const session = await findSession(world.door, token)
    if (!session) throw new Error('no session')
    return session
  }

  async function withPasskey() {
    const { session } = await someone()
    const device = softwareAuthenticator('https://baken.example')
    const { seed, options } = await askForPasskey(world.door, site, session)
    unwrap(await addPasskey(world.door, site, session, { seed, answer: device.create(options), name: 'Laptop' }))
    return { session, device }
  }

  const opensSession = async (shown: string) => (await findSession(world.door, shown)) !== null
  const opensInvitation = async (shown: string) => (await openInvitation(world.door, shown)).ok
  const opensBegun = async (shown: string) => (await takeBegun(world.door, shown)) !== null
  const begunHere = () => keepBegun(world.door, { state: 'x' }, null)
  return { world, invited, someone, sessionWith, withPasskey, opensSession, opensInvitation, opensBegun, begunHere }
}
