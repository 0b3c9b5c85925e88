import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { passkeySite } from '#platform/credentials/index.ts'
import { softwareAuthenticator } from '#platform/credentials/testing/software-authenticator.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { graceMs, idleMs, longestSessionMs, proofMs, tokenMs } from '../../domain/session.ts'
import { anOrganisation, aWorld, codeOf, type World } from '../../testing/a-world.ts'
import { aTown, here, password, signInAgain, tokenIn, unwrap, visitor } from '../../testing/an-arrival.ts'
import { forgeries } from '../../testing/false-tokens.ts'
import { endMembership } from '../change-membership.ts'
import type { DeskTables } from '../desk.ts'
import { invitePerson } from '../invite-person.ts'
import { changePassword, endOtherSessions, proveAgain } from './account.ts'
import { keepBegun, takeBegun } from './begun.ts'
import { openInvitation, signInFirst } from './first-sign-in.ts'
import { tellOfSignIn } from './known-browser.ts'
import { addPasskey, askForPasskey, askToSignIn, proveByPasskey, signInWithPasskey } from './passkeys.ts'
import { endSession, findSession, putOn, type Session } from './sessions.ts'

/**
 * Every kind of token there is, shown by somebody whose it is not, too late, in the place of another kind, or once more. The same for tokens of a
 * provider: `src/platform/oidc/testing/token-lies.ts`; over HTTP: `tests/e2e/wire/staff-attacks.e2e.ts`.
 */
const database = databasePerTest<DeskTables>('migrations')
let world: World
const actor = { person: 'beheerder', organisation: here, proved: true }

beforeEach(async () => {
  world = await aWorld(database())
  await aTown(world)
})

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

const site = unwrap(passkeySite('Baken', 'https://baken.example'))
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
const isIn = async (result: Promise<{ ok: boolean }>) => (await result).ok

type Kind = readonly [string, () => Promise<boolean>]

const right: readonly Kind[] = [
  ['a session', async () => opensSession((await someone()).token)],
  ['an invitation', async () => opensInvitation(await invited('gast'))],
  ['what was begun at a provider', async () => opensBegun(await begunHere())],
  ['a code', async () => isIn((await someone()).signIn())],
  [
    'the code of the step before',
    async () => {
      const { signIn, codeAt } = await someone()
      world.later(30_000)
      return isIn(signIn({ code: codeAt(-30_000) }))
    },
  ],
  [
    'a recovery code',
    async () => {
      const { signIn, recoveryCodes } = await someone()
      return isIn(signIn({ code: recoveryCodes[0] ?? '' }))
    },
  ],
  [
    'a passkey',
    async () => {
      const { device } = await withPasskey()
      const { seed, options } = await askToSignIn(world.door, site)
      return isIn(signInWithPasskey(world.door, visitor, site, { seed, answer: device.get(options) }))
    },
  ],
]

const forged: readonly Kind[] = forgeries.flatMap(([words, forge]): Kind[] => [
  [`a session ${words}`, async () => opensSession(forge((await someone()).token))],
  [`an invitation ${words}`, async () => opensInvitation(forge(await invited('gast')))],
  [`what was begun, ${words}`, async () => opensBegun(forge(await begunHere()))],
])

const expired: readonly Kind[] = [
  [
    'a session where nobody was for half an hour',
    async () => {
      const { token } = await someone()
      world.later(idleMs)
      return opensSession(token)
    },
  ],
  [
    'a session whose day is over, though somebody was there all the time',
    async () => {
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
    async () => {
      const { token } = await someone()
      world.later(tokenMs)
      await findSession(world.door, token)
      world.later(graceMs)
      return opensSession(token)
    },
  ],
  [
    'a replaced token, which takes the one in its place with it',
    async () => {
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
    async () => {
      const { token } = await someone()
      world.later(tokenMs)
      await findSession(world.door, token)
      world.later(-86_400_000)
      return opensSession(token)
    },
  ],
  [
    'a session of tomorrow, after the clock went back a day',
    async () => {
      const { token } = await someone()
      world.later(-86_400_000)
      return opensSession(token)
    },
  ],
  [
    'a proof of ten minutes ago',
    async () => {
      const { token } = await someone()
      world.later(proofMs)
      return isIn(changePassword(world.door, visitor, await sessionWith(token), 'een andere lange zin'))
    },
  ],
  [
    'an invitation of a week ago',
    async () => {
      const invitation = await invited('gast')
      world.later(7 * 86_400_000)
      return opensInvitation(invitation)
    },
  ],
  [
    'what was begun a quarter of an hour ago',
    async () => {
      const begun = await begunHere()
      world.later(900_000)
      return opensBegun(begun)
    },
  ],
  ...[-86_400_000, -60_000, 60_000, 86_400_000].map(
    (ms): Kind => [
      `a code of ${ms / 1000} seconds from now`,
      async () => {
        const { signIn, codeAt } = await someone()
        world.later(300_000)
        return isIn(signIn({ code: codeAt(ms) }))
      },
    ],
  ),
  [
    'a passkey that answers after five minutes',
    async () => {
      const { device } = await withPasskey()
      const { seed, options } = await askToSignIn(world.door, site)
      world.later(300_000)
      return isIn(signInWithPasskey(world.door, visitor, site, { seed, answer: device.get(options) }))
    },
  ],
  [
    'a passkey that answers a question of tomorrow',
    async () => {
      const { device } = await withPasskey()
      const { seed, options } = await askToSignIn(world.door, site)
      world.later(-86_400_000)
      return isIn(signInWithPasskey(world.door, visitor, site, { seed, answer: device.get(options) }))
    },
  ],
]

const swapped: readonly Kind[] = [
  ['a session as an invitation', async () => opensInvitation((await someone()).token)],
  ['a session as what was begun', async () => opensBegun((await someone()).token)],
  ['an invitation as a session', async () => opensSession(await invited('gast'))],
  ['an invitation as what was begun', async () => opensBegun(await invited('gast'))],
  ['what was begun as a session', async () => opensSession(await begunHere())],
  ['what was begun as an invitation', async () => opensInvitation(await begunHere())],
  [
    'the mark of a known browser as a session',
    async () => {
      const { session } = await someone()
      return opensSession(await tellOfSignIn(world.door, session.person.id, undefined))
    },
  ],
  ['the id of a session as its token', async () => opensSession((await someone()).session.id)],
  [
    'a code of a colleague',
    async () => {
      const [one, other] = [await someone(), await someone('collega')]
      return isIn(one.signIn({ code: other.codeAt(0) }))
    },
  ],
  [
    'a recovery code of a colleague',
    async () => {
      const [one, other] = [await someone(), await someone('collega')]
      return isIn(one.signIn({ code: other.recoveryCodes[0] ?? '' }))
    },
  ],
  [
    'a code of an app that was offered and never taken',
    async () => {
      const { signIn } = await someone()
      const { secret } = unwrap(await openInvitation(world.door, await invited('gast')))
      return isIn(signIn({ code: codeOf(secret.typing, world.door.now()) }))
    },
  ],
  [
    'an answer to the question for a new passkey as a sign-in',
    async () => {
      const { device, session } = await withPasskey()
      const { seed } = await askForPasskey(world.door, site, session)
      const { options } = await askToSignIn(world.door, site)
      return isIn(signInWithPasskey(world.door, visitor, site, { seed, answer: device.get(options) }))
    },
  ],
  [
    'an answer to the question of somebody else',
    async () => {
      const { device } = await withPasskey()
      const [one, other] = [await askToSignIn(world.door, site), await askToSignIn(world.door, site)]
      return isIn(signInWithPasskey(world.door, visitor, site, { seed: one.seed, answer: device.get(other.options) }))
    },
  ],
  [
    'a passkey of a colleague as one’s own proof',
    async () => {
      const { device } = await withPasskey()
      const { session } = await someone('collega')
      const { seed, options } = await askToSignIn(world.door, site)
      return isIn(proveByPasskey(world.door, visitor, site, session, { seed, answer: device.get(options) }))
    },
  ],
  [
    'a hat of an organisation where one does not work',
    async () => {
      await anOrganisation(world.db, 'elders')
      return (await putOn(world.door, (await someone()).session, 'elders')) !== null
    },
  ],
]

/** A session, what is done to it, and whether the token of before still opens. */
const after = (words: string, done: (one: Awaited<ReturnType<typeof someone>>) => Promise<unknown>): Kind => [
  words,
  async () => {
    const one = await someone()
    await done(one)
    const found = await findSession(world.door, one.token)
    return found !== null && found.hat !== null
  },
]

const replayed: readonly Kind[] = [
  [
    'a code, twice',
    async () => {
      const { signIn, codeAt } = await someone()
      const code = codeAt(0)
      expect(await isIn(signIn({ code }))).toBe(true)
      return isIn(signIn({ code }))
    },
  ],
  [
    'a code that is older than one that was used',
    async () => {
      const { signIn, codeAt } = await someone()
      world.later(30_000)
      const before = codeAt(-30_000)
      expect(await isIn(signIn())).toBe(true)
      return isIn(signIn({ code: before }))
    },
  ],
  [
    'a code with which somebody signed in, to prove it',
    async () => {
      const { signIn, codeAt } = await someone()
      const code = codeAt(0)
      const { token } = unwrap(await signIn({ code }))
      return isIn(proveAgain(world.door, visitor, await sessionWith(token), { password, code }))
    },
  ],
  [
    'a recovery code, twice',
    async () => {
      const { signIn, recoveryCodes } = await someone()
      const [code = ''] = recoveryCodes
      expect(await isIn(signIn({ code }))).toBe(true)
      return isIn(signIn({ code }))
    },
  ],
  ['an invitation, twice', async () => opensInvitation((await someone()).invitation)],
  [
    'an invitation in whose place another was sent',
    async () => {
      const first = await invited('gast')
      await invited('gast')
      return opensInvitation(first)
    },
  ],
  [
    'what was begun, twice',
    async () => {
      const begun = await begunHere()
      expect(await opensBegun(begun)).toBe(true)
      return opensBegun(begun)
    },
  ],
  [
    'an answer of a passkey, twice',
    async () => {
      const { device } = await withPasskey()
      const { seed, options } = await askToSignIn(world.door, site)
      const answer = { seed, answer: device.get(options) }
      expect(await isIn(signInWithPasskey(world.door, visitor, site, answer))).toBe(true)
      return isIn(signInWithPasskey(world.door, visitor, site, answer))
    },
  ],
  after('a session after signing out', ({ session }) => endSession(world.door, session)),
  after('a session that was ended from another device', async ({ signIn }) => {
    const { token } = unwrap(await signIn())
    await endOtherSessions(world.door, await sessionWith(token))
  }),
  after('a session after the password was changed on another device', async ({ signIn }) => {
    const { token } = unwrap(await signIn())
    unwrap(await changePassword(world.door, visitor, await sessionWith(token), 'een andere lange zin'))
  }),
  after('a token after its session proved who it is', async ({ session, codeAt }) => {
    unwrap(await proveAgain(world.door, visitor, session, { password, code: codeAt(0) }))
  }),
  after('a token after its session put on a hat', async ({ session }) => {
    expect(await putOn(world.door, session, here)).not.toBeNull()
  }),
  after('a session after its person left', async ({ session }) => {
    unwrap(await endMembership(world.door, actor, session.person.id))
  }),
]

const counted = new Map<string, number>()
const families = { forged, expired, swapped, replayed }

describe('what is right', () => {
  test.each(right)('%s opens', async (_, opens) => {
    expect(await opens()).toBe(true)
  })
})

describe.each(Object.entries(families))('%s:', (family, kinds) => {
  test.each(kinds)('%s opens nothing', async (_, opens) => {
    expect(await opens()).toBe(false)
    counted.set(family, (counted.get(family) ?? 0) + 1)
  })
})

afterAll(() => {
  const all = [...counted.values()].reduce((sum, one) => sum + one, 0)
  console.log(`${all} kinds of tokens that open nothing: ${[...counted].map(([name, n]) => `${n} ${name}`).join(', ')}`)
})

test('there are more than fifty kinds, of each family', () => {
  expect(Object.values(families).map((kinds) => kinds.length >= 14)).toEqual([true, true, true, true])
  expect(Object.values(families).flat().length).toBeGreaterThanOrEqual(50)
})
