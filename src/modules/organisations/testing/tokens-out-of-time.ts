import { graceMs, idleMs, longestSessionMs, proofMs, tokenMs } from '../domain/session.ts'
import { changePassword } from '../server/sign-in/account.ts'
import { askToSignIn, signInWithPasskey } from '../server/sign-in/passkeys.ts'
import { findSession } from '../server/sign-in/sessions.ts'
import { visitor } from './an-arrival.ts'
import { isIn, type Kind, site } from './token-bench.ts'

/** Too late, or from a clock that went back. */
export const expired: readonly Kind[] = [
  [
    'a session where nobody was for half an hour',
    async ({ world, someone, opensSession }) => {
      const { token } = await someone()
      world.later(idleMs)
      return opensSession(token)
    },
  ],
  [
    'a session whose day is over, though somebody was there all the time',
    async ({ world, someone, opensSession }) => {
      let { token }: { token: string } = await someone()
      for (let passed = 0; passed < longestSessionMs; passed += tokenMs) {
        world.later(tokenMs)
        token = (await findSession(world.door, token))?.freshToken ?? token
      }
      return opensSession(token)
    },
  ],
  [
    'a token that was replaced',
    async ({ world, someone, opensSession }) => {
      const { token } = await someone()
      world.later(tokenMs)
      await findSession(world.door, token)
      world.later(graceMs)
      return opensSession(token)
    },
  ],
  [
    'a replaced token, which takes the one in its place with it',
    async ({ world, someone, opensSession }) => {
      const { token } = await someone()
      world.later(tokenMs)
      const fresh = (await findSession(world.door, token))?.freshToken ?? ''
      world.later(graceMs)
      await findSession(world.door, token)
      return opensSession(fresh)
    },
  ],
  [
    'a replaced token after the clock went back a day',
    async ({ world, someone, opensSession }) => {
      const { token } = await someone()
      world.later(tokenMs)
      await findSession(world.door, token)
      world.later(-86_400_000)
      return opensSession(token)
    },
  ],
  [
    'a session of tomorrow, after the clock went back a day',
    async ({ world, someone, opensSession }) => {
      const { token } = await someone()
      world.later(-86_400_000)
      return opensSession(token)
    },
  ],
  [
    'a proof of ten minutes ago',
    async ({ world, someone, sessionWith }) => {
      const { token } = await someone()
      world.later(proofMs)
      return isIn(changePassword(world.door, visitor, await sessionWith(token), 'een andere lange zin'))
    },
  ],
  [
    'an invitation of a week ago',
    async ({ world, invited, opensInvitation }) => {
      const invitation = await invited('gast')
      world.later(7 * 86_400_000)
      return opensInvitation(invitation)
    },
  ],
  [
    'what was begun a quarter of an hour ago',
    async ({ world, opensBegun, begunHere }) => {
      const begun = await begunHere()
      world.later(900_000)
      return opensBegun(begun)
    },
  ],
  ...[-86_400_000, -60_000, 60_000, 86_400_000].map(
    (ms): Kind => [
      `a code of ${ms / 1000} seconds from now`,
      async ({ world, someone }) => {
        const { signIn, codeAt } = await someone()
        world.later(300_000)
        return isIn(signIn({ code: codeAt(ms) }))
      },
    ],
  ),
  [
    'a passkey that answers after five minutes',
    async ({ world, withPasskey }) => {
      const { device } = await withPasskey()
      const { seed, options } = await askToSignIn(world.door, site)
      world.later(300_000)
      return isIn(signInWithPasskey(world.door, visitor, site, { seed, answer: device.get(options) }))
    },
  ],
  [
    'a passkey that answers a question of tomorrow',
    async ({ world, withPasskey }) => {
      const { device } = await withPasskey()
      const { seed, options } = await askToSignIn(world.door, site)
      world.later(-86_400_000)
      return isIn(signInWithPasskey(world.door, visitor, site, { seed, answer: device.get(options) }))
    },
  ],
]
