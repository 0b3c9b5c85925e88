import { askToSignIn, signInWithPasskey } from '../server/sign-in/passkeys.ts'
import { visitor } from './an-arrival.ts'
import { isIn, type Kind, site } from './token-bench.ts'

/** What opens: without it nobody knew whether the others could fail. */
export const right: readonly Kind[] = [
  ['a session', async ({ someone, opensSession }) => opensSession((await someone()).token)],
  ['an invitation', async ({ invited, opensInvitation }) => opensInvitation(await invited('gast'))],
  ['what was begun at a provider', async ({ opensBegun, begunHere }) => opensBegun(await begunHere())],
  ['a code', async ({ someone }) => isIn((await someone()).signIn())],
  [
    'the code of the step before',
    async ({ world, someone }) => {
      const { signIn, codeAt } = await someone()
      world.later(30_000)
      return isIn(signIn({ code: codeAt(-30_000) }))
    },
  ],
  [
    'a recovery code',
    async ({ someone }) => {
      const { signIn, recoveryCodes } = await someone()
      return isIn(signIn({ code: recoveryCodes[0] ?? '' }))
    },
  ],
  [
    'a passkey',
    async ({ world, withPasskey }) => {
      const { device } = await withPasskey()
      const { seed, options } = await askToSignIn(world.door, site)
      return isIn(signInWithPasskey(world.door, visitor, site, { seed, answer: device.get(options) }))
    },
  ],
]
