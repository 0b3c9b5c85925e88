import { fail, redirect } from '@sveltejs/kit'
import { keyPage, numbersOf } from '#app/staff/key-pages.ts'
import { actorOf, requireHat, staffDesk, toProve } from '#app/staff/staff-request.ts'
import { about, canHaveKey, mayDo, nextKeyStep, whoCanAgree } from '#modules/organisations/index.ts'
import {
  confirmShare,
  declareKeyLost,
  type KeyHolder,
  orderKeyChange,
  orderKeyRecovery,
} from '#modules/organisations/server/index.ts'
import { caseMark, keptFor } from '#modules/reporting/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

const outcomes = ['made', 'given', 'changed', 'recovered', 'confirmed', 'asked'] as const
const orders = {
  change: { action: 'key.order-change', ask: orderKeyChange },
  recovery: { action: 'key.order-recovery', ask: orderKeyRecovery },
  lost: { action: 'key.declare-lost', ask: declareKeyLost },
} as const
const orderNames = ['change', 'recovery', 'lost'] as const

/** Where each step is done. */
const placeOf = {
  'make-own': 'own',
  make: 'make',
  give: 'give',
  recover: 'recover',
  change: 'change',
  move: 'change',
} as const
const hasPlace = (step: string): step is keyof typeof placeOf => Object.hasOwn(placeOf, step)

export const load: PageServerLoad = async (event) => {
  const page = await keyPage(event)
  const { session, key, members } = page
  const base = `/${event.locals.language}/staff/keys`
  const me = session.person.id
  const on = about(session.hat.organisation, key.state)
  const now = key.holders.map(({ person, membership, staffKey, has, hasOld }) => ({
    person,
    membership,
    hasOwn: staffKey !== null,
    has,
    hasOld,
  }))
  const { step, person } = nextKeyStep(me, key.state, now)
  const mayGive = now.some((one) => one.person === me && one.hasOwn && one.has)
  const active = key.holders.filter(({ membership }) => membership === 'active')
  const others = active.filter((one) => one.person !== me)
  return {
    organisation: page.organisation,
    canHaveKey: canHaveKey(session.hat.kind),
    state: key.state,
    next: {
      step,
      name: key.holders.find((one) => one.person === person)?.name ?? '',
      names: (step === 'ask-colleague' ? others.filter(({ has }) => has) : active).map(({ name }) => name),
      href: hasPlace(step) ? `${base}/${placeOf[step]}${person ? `/${person}` : ''}` : null,
    },
    left: key.left,
    isHolder: now.some((one) => one.person === me),
    current: key.current && {
      number: key.current.number,
      madeAt: key.current.madeAt,
      numbers: await numbersOf(key.current.publicKey),
    },
    canOpen: active.filter(({ has }) => has).length,
    holders: await Promise.all(key.holders.map((one) => holderRow(one, me, mayGive ? `${base}/give` : null))),
    papers: key.papers,
    behind: key.behind.map((subject) => behindRow(subject, `/${event.locals.language}/staff/cases`)),
    mayConfirm: mayDo(session.hat, 'key.confirm-share', on).ok,
    orders: orderNames.filter((name) => {
      const stillHeld = name === 'lost' && key.holders.some(({ has }) => has)
      return !stillHeld && mayDo(session.hat, orders[name].action, on).ok
    }),
    seconds: whoCanAgree(me, 'key.declare-lost', about(session.hat.organisation, 'in-use'), members).map(
      ({ name }) => name,
    ),
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}

/** A secret that stayed behind: of which case it is. */
function behindRow(subject: string, cases: string) {
  const of = keptFor(subject)
  if (of === null) return { href: null, mark: subject, key: 'stray' as const }
  return { href: `${cases}/${of.caseId}`, mark: caseMark(of.caseId), key: of.key }
}

/** Somebody who could have the key. `give`: where this reader gives it; null: they cannot. */
const holderRow = async (one: KeyHolder, me: string, give: string | null) => ({
  person: one.person,
  name: one.name,
  away: one.membership === 'away',
  numbers: one.staffKey && (await numbersOf(one.staffKey.publicKey)),
  has: one.has,
  give:
    give && one.person !== me && one.membership === 'active' && one.staffKey && !one.has
      ? `${give}/${one.person}`
      : null,
})

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const { door } = staffDesk(event)
    const back = `/${event.locals.language}/staff/keys`
    const wanted = typedText(form, 'do')
    if (wanted === 'confirm') {
      const paper = { number: Number(typedText(form, 'number')), share: Number(typedText(form, 'share')) }
      if (!Number.isInteger(paper.number) || !Number.isInteger(paper.share))
        return fail(422, { problem: 'unknown-paper' as const })
      const seen = await confirmShare(door, actorOf(session), paper)
      if (seen.ok) redirect(303, `${back}?done=confirmed`)
      if (seen.error === 'prove-again') toProve(event)
      return fail(422, { problem: seen.error })
    }
    const name = orderNames.find((one) => one === wanted)
    if (!name) return fail(422, { problem: 'failed' as const })
    const asked = await orders[name].ask(door, actorOf(session))
    if (asked.ok) redirect(303, `${back}?done=asked`)
    if (asked.error === 'prove-again') toProve(event)
    return fail(422, { problem: asked.error })
  },
}
