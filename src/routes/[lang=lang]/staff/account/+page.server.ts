import { error, fail } from '@sveltejs/kit'
import { drawnCode } from '#app/staff/drawn-code.ts'
import { requireSession, staffDesk, toProve, visitorOf } from '#app/staff/staff-request.ts'
import { passkeyWords } from '#modules/organisations/index.ts'
import {
  addPasskey,
  askForPasskey,
  changePassword,
  changeSecret,
  endOtherSessions,
  newOwnCodes,
  offeredSecret,
  ownAccount,
  removePasskey,
  type Session,
} from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedAnswer, typedSecret, typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireSession(event)
  const { door, elsewhere, passkeys } = staffDesk(event)
  const secret = offeredSecret(door, session)
  return {
    name: session.person.name,
    mail: session.person.mail,
    account: await ownAccount(door, session),
    // Only for who proved it just now: whoever passes an open desk sees no secret.
    elsewhere: elsewhere !== null,
    canHavePasskeys: passkeys !== null,
    question: passkeys && session.proved ? await askForPasskey(door, passkeys, session) : null,
    offered: session.proved ? { typing: secret.typing, code: drawnCode(secret.address) } : null,
  }
}

const plain = { problem: null, passkey: null, name: '', done: null, codes: null }

interface Asked {
  event: RequestEvent
  session: Session
  form: FormData
}

const steps = {
  'end-others': async ({ event, session }: Asked) => {
    await endOtherSessions(staffDesk(event).door, session)
    return { ...plain, done: 'sessions' } as const
  },
  codes: async ({ event, session }: Asked) => {
    const made = await newOwnCodes(staffDesk(event).door, session)
    return made.ok ? { ...plain, codes: made.value } : toProve(event, 'secrets')
  },
  passkey: async ({ event, session, form }: Asked) => {
    const { door, passkeys } = staffDesk(event)
    if (!passkeys) error(404, 'no passkeys here')
    const made = { seed: typedText(form, 'seed'), answer: typedAnswer(form, 'answer'), name: typedText(form, 'name') }
    const added = await addPasskey(door, passkeys, session, made)
    if (added.ok) return { ...plain, done: 'passkey' } as const
    return fail(422, { ...plain, passkey: passkeyWords(added.error), name: made.name })
  },
  'remove-passkey': async ({ event, session, form }: Asked) => {
    const gone = await removePasskey(staffDesk(event).door, session, typedText(form, 'passkey'))
    if (gone.ok) return { ...plain, done: 'passkey-removed' } as const
    return fail(422, { ...plain, passkey: passkeyWords(gone.error) })
  },
  app: async ({ event, session, form }: Asked) => {
    const changed = await changeSecret(staffDesk(event).door, session, typedText(form, 'code'))
    if (changed.ok) return { ...plain, done: 'app' } as const
    return changed.error === 'prove-again' ? toProve(event, 'secrets') : fail(422, { ...plain, problem: changed.error })
  },
  password: async ({ event, session, form }: Asked) => {
    const { door } = staffDesk(event)
    const changed = await changePassword(door, visitorOf(event), session, typedSecret(form, 'password'))
    if (changed.ok) return { ...plain, done: 'password' } as const
    return changed.error === 'prove-again' ? toProve(event, 'secrets') : fail(422, { ...plain, problem: changed.error })
  },
}

const isStep = (name: string): name is keyof typeof steps => Object.hasOwn(steps, name)

export const actions: Actions = {
  default: async (event) => {
    const session = await requireSession(event)
    const form = await readForm(event.request)
    const wanted = typedText(form, 'do')
    if (!isStep(wanted)) error(400, 'no such step')
    // At once, without a proof: whoever sees a sign-in that is not theirs is in a hurry.
    if (wanted !== 'end-others' && !session.proved) toProve(event, 'secrets')
    return steps[wanted]({ event, session, form })
  },
}
