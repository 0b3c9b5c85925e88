import { err, ok, type Result } from '#kernel/result.ts'
import { appendAudit } from '#platform/audit/index.ts'
import { hashOfNobody, type Token, verifyPassword } from '#platform/credentials/index.ts'
import { lineOf } from '#platform/http/line-of.ts'
import type { DeskTransaction } from '../desk.ts'
import { hatsOf } from '../hats.ts'
import { atTheDoor, type Door, type Visitor } from './door.ts'
import { type Kept, lockedSecret, type Shown, secondFactor, secretFor, useUp } from './second-factor.ts'
import { startSession } from './sessions.ts'
import { tellCodeIsKnown } from './tell-owner.ts'
import { giveTryBack, giveTryBackOf, spendTry, spendTryOf } from './tries.ts'

export interface TypedSignIn {
  mail: string
  password: string
  /** Of the app, or a recovery code. */
  code: string
}

/**
 * `not-right` – the mail address, the password or the code; nobody hears which · `wait` – too many tries from this line · `busy` – too many sign
 * in at once · `nowhere` – the person works for no organisation any more.
 */
export type NotSignedIn = 'not-right' | 'wait' | 'busy' | 'nowhere'

export interface SignedIn {
  token: Token
  person: string
}

interface Account extends Kept {
  password: string
}

/**
 * Signs somebody in with a password and a code. The code is looked at first: it costs next to nothing, and who does not have it – everybody who
 * only guesses – never makes the server hash a password. So no storm of guesses keeps anybody out: there is nothing about an account that others
 * could use up. Who does have the code has the tries of one person, from wherever they come, so that it buys no storm either.
 * docs/decisions/036-the-code-before-the-password.md
 */
export async function signInWithPassword(
  door: Door,
  visitor: Visitor,
  typed: TypedSignIn,
): Promise<Result<SignedIn, NotSignedIn>> {
  const may = await spendTry(door, visitor)
  if (!may.ok) return may
  const seen = await atTheDoor(door, async (trx) => {
    const account = (await accountOf(trx, typed.mail)) ?? (await nobody(door))
    return { account, shown: await secondFactor(door, trx, account, typed.code) }
  })
  const { account, shown } = seen
  if (shown === null) return err('not-right')
  if (!(await spendTryOf(door, account.person)).ok) {
    await tellCodeIsKnown(door, account.person)
    return err('not-right')
  }
  const checked = await door.gate.run(lineOf(visitor), () => verifyPassword(account.password, typed.password))
  if (!checked.ok) return checked
  if (checked.value === 'wrong') {
    await tellWrongPassword(door, account.person)
    return err('not-right')
  }
  const signedIn = await letIn(door, account.person, shown)
  if (signedIn.ok) await Promise.all([giveTryBack(door, visitor), giveTryBackOf(door, account.person)])
  return signedIn
}

const letIn = (door: Door, person: string, shown: Shown): Promise<Result<SignedIn, NotSignedIn>> =>
  atTheDoor(door, async (trx): Promise<Result<SignedIn, NotSignedIn>> => {
    if (!(await useUp(door, trx, person, shown))) return err('not-right')
    if ((await hatsOf(trx, person)).length === 0) return err('nowhere')
    const how = shown.by === 'app' ? 'password' : 'recovery-code'
    const { token, organisation } = await startSession(door, trx, person, how)
    await appendAudit(trx, { actor: person, organisation, action: 'sign-in.start', object: null, detail: { how } })
    return ok({ token, person })
  })

/** Somebody had the code and not the password: the one wrong sign-in that says something. */
const tellWrongPassword = (door: Door, person: string): Promise<unknown> =>
  atTheDoor(door, (trx) =>
    appendAudit(trx, { actor: person, organisation: null, action: 'sign-in.wrong-password', object: null, detail: {} }),
  )

async function accountOf(trx: DeskTransaction, mail: string): Promise<Account | null> {
  const row = await trx
    .selectFrom('organisations_person')
    .innerJoin('organisations_account', 'organisations_account.person', 'organisations_person.id')
    .select(['person', 'password', 'totp', 'totp_step'])
    .where((field) => field.fn('lower', ['mail']), '=', mail.trim().toLowerCase())
    .executeTakeFirst()
  if (!row?.password || !row.totp) return null
  return { person: row.person, password: row.password, totp: row.totp, step: Number(row.totp_step) }
}

const nobodies = new WeakMap<Door, Promise<Account>>()

/** An account that nobody has, so that an unknown mail address costs the same work. */
function nobody(door: Door): Promise<Account> {
  const known = nobodies.get(door)
  if (known) return known
  const person = 'nobody'
  const made = lockedSecret(door, person, secretFor(door, String(door.random(16)))).then((totp) => ({
    person,
    totp,
    password: hashOfNobody,
    step: 0,
  }))
  nobodies.set(door, made)
  return made
}
