import { openInvitation } from '../server/sign-in/first-sign-in.ts'
import { tellOfSignIn } from '../server/sign-in/known-browser.ts'
import { askForPasskey, askToSignIn, proveByPasskey, signInWithPasskey } from '../server/sign-in/passkeys.ts'
import { putOn } from '../server/sign-in/sessions.ts'
import { anOrganisation, codeOf } from './a-world.ts'
import { unwrap, visitor } from './an-arrival.ts'
import { isIn, type Kind, site } from './token-bench.ts'

/** In the place of another kind, or of somebody else. */
export const swapped: readonly Kind[] = [
  ['a session as an invitation', async ({ someone, opensInvitation }) => opensInvitation((await someone()).token)],
  ['a session as what was begun', async ({ someone, opensBegun }) => opensBegun((await someone()).token)],
  ['an invitation as a session', async ({ invited, opensSession }) => opensSession(await invited('gast'))],
  ['an invitation as what was begun', async ({ invited, opensBegun }) => opensBegun(await invited('gast'))],
  ['what was begun as a session', async ({ opensSession, begunHere }) => opensSession(await begunHere())],
  ['what was begun as an invitation', async ({ opensInvitation, begunHere }) => opensInvitation(await begunHere())],
  [
    'the mark of a known browser as a session',
    async ({ world, someone, opensSession }) => {
      const { session } = await someone()
      return opensSession(await tellOfSignIn(world.door, session.person.id, undefined))
    },
  ],
  ['the id of a session as its token', async ({ someone, opensSession }) => opensSession((await someone()).session.id)],
  [
    'a code of a colleague',
    async ({ someone }) => {
      const [one, other] = [await someone(), await someone('collega')]
      return isIn(one.signIn({ code: other.codeAt(0) }))
    },
  ],
  [
    'a recovery code of a colleague',
    async ({ someone }) => {
      const [one, other] = [await someone(), await someone('collega')]
      return isIn(one.signIn({ code: other.recoveryCodes[0] ?? '' }))
    },
  ],
  [
    'a code of an app that was offered and never taken',
    async ({ world, invited, someone }) => {
      const { signIn } = await someone()
      const { secret } = unwrap(await openInvitation(world.door, await invited('gast')))
      return isIn(signIn({ code: codeOf(secret.typing, world.door.now()) }))
    },
  ],
  [
    'an answer to the question for a new passkey as a sign-in',
    async ({ world, withPasskey }) => {
      const { device, session } = await withPasskey()
      const { seed } = await askForPasskey(world.door, site, session)
      const { options } = await askToSignIn(world.door, site)
      return isIn(signInWithPasskey(world.door, visitor, site, { seed, answer: device.get(options) }))
    },
  ],
  [
    'an answer to the question of somebody else',
    async ({ world, withPasskey }) => {
      const { device } = await withPasskey()
      const [one, other] = [await askToSignIn(world.door, site), await askToSignIn(world.door, site)]
      return isIn(signInWithPasskey(world.door, visitor, site, { seed: one.seed, answer: device.get(other.options) }))
    },
  ],
  [
    'a passkey of a colleague as one’s own proof',
    async ({ world, someone, withPasskey }) => {
      const { device } = await withPasskey()
      const { session } = await someone('collega')
      const { seed, options } = await askToSignIn(world.door, site)
      return isIn(proveByPasskey(world.door, visitor, site, session, { seed, answer: device.get(options) }))
    },
  ],
  [
    'a hat of an organisation where one does not work',
    async ({ world, someone }) => {
      await anOrganisation(world.db, 'elders')
      return (await putOn(world.door, (await someone()).session, 'elders')) !== null
    },
  ],
]
