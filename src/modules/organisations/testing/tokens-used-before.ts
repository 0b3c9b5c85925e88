import { expect } from 'vitest'
import { endMembership } from '../server/change-membership.ts'
import { changePassword, endOtherSessions, proveAgain } from '../server/sign-in/account.ts'
import { askToSignIn, signInWithPasskey } from '../server/sign-in/passkeys.ts'
import { endSession, findSession, putOn } from '../server/sign-in/sessions.ts'
import { here, password, unwrap, visitor } from './an-arrival.ts'
import { actor, isIn, type Kind, site, type TokenBench } from './token-bench.ts'

/** A session, what is done to it, and whether the token of before still opens. */
const after = (
  words: string,
  done: (one: Awaited<ReturnType<TokenBench['someone']>>, bench: TokenBench) => Promise<unknown>,
): Kind => [
  words,
  async (bench) => {
    const one = await bench.someone()
    await done(one, bench)
    const found = await findSession(bench.world.door, one.token)
    return found !== null && found.hat !== null
  },
]

/** Once more, or after it was ended. */
export const replayed: readonly Kind[] = [
  [
    'a code, twice',
    async ({ someone }) => {
      const { signIn, codeAt } = await someone()
      const code = codeAt(0)
      expect(await isIn(signIn({ code }))).toBe(true)
      return isIn(signIn({ code }))
    },
  ],
  [
    'a code that is older than one that was used',
    async ({ world, someone }) => {
      const { signIn, codeAt } = await someone()
      world.later(30_000)
      const before = codeAt(-30_000)
      expect(await isIn(signIn())).toBe(true)
      return isIn(signIn({ code: before }))
    },
  ],
  [
    'a code with which somebody signed in, to prove it',
    async ({ world, someone, sessionWith }) => {
      const { signIn, codeAt } = await someone()
      const code = codeAt(0)
      const { token } = unwrap(await signIn({ code }))
      return isIn(proveAgain(world.door, visitor, await sessionWith(token), { password, code }))
    },
  ],
  [
    'a recovery code, twice',
    async ({ someone }) => {
      const { signIn, recoveryCodes } = await someone()
      const [code = ''] = recoveryCodes
      expect(await isIn(signIn({ code }))).toBe(true)
      return isIn(signIn({ code }))
    },
  ],
  ['an invitation, twice', async ({ someone, opensInvitation }) => opensInvitation((await someone()).invitation)],
  [
    'an invitation in whose place another was sent',
    async ({ invited, opensInvitation }) => {
      const first = await invited('gast')
      await invited('gast')
      return opensInvitation(first)
    },
  ],
  [
    'what was begun, twice',
    async ({ opensBegun, begunHere }) => {
      const begun = await begunHere()
      expect(await opensBegun(begun)).toBe(true)
      return opensBegun(begun)
    },
  ],
  [
    'an answer of a passkey, twice',
    async ({ world, withPasskey }) => {
      const { device } = await withPasskey()
      const { seed, options } = await askToSignIn(world.door, site)
      const answer = { seed, answer: device.get(options) }
      expect(await isIn(signInWithPasskey(world.door, visitor, site, answer))).toBe(true)
      return isIn(signInWithPasskey(world.door, visitor, site, answer))
    },
  ],
  after('a session after signing out', ({ session }, { world }) => endSession(world.door, session)),
  after('a session that was ended from another device', async ({ signIn }, { world, sessionWith }) => {
    const { token } = unwrap(await signIn())
    await endOtherSessions(world.door, await sessionWith(token))
  }),
  after('a session after the password was changed on another device', async ({ signIn }, { world, sessionWith }) => {
    const { token } = unwrap(await signIn())
    unwrap(await changePassword(world.door, visitor, await sessionWith(token), 'een andere lange zin'))
  }),
  after('a token after its session proved who it is', async ({ session, codeAt }, { world }) => {
    unwrap(await proveAgain(world.door, visitor, session, { password, code: codeAt(0) }))
  }),
  after('a token after its session put on a hat', async ({ session }, { world }) => {
    expect(await putOn(world.door, session, here)).not.toBeNull()
  }),
  after('a session after its person left', async ({ session }, { world }) => {
    unwrap(await endMembership(world.door, actor, session.person.id))
  }),
]
