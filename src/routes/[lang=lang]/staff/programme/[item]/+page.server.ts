import { error, fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, toProve, type WornSession } from '#app/staff/staff-request.ts'
import { about, mayDo } from '#modules/organisations/index.ts'
import { type SayStep, saySteps } from '#modules/programme/index.ts'
import { itemPage, type OwnItem, ownItem, readSaying, sayOfItem, typedSaying } from '#modules/programme/server/index.ts'
import type { ToldProblem } from '#modules/programme/ui/keeping/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

/** What the hat can say of it now, in the order in which it stands on the page. */
function stepsFor({ hat }: WornSession, own: OwnItem): SayStep[] {
  const state = own.isSettled ? 'settled' : 'open'
  const on = about(own.keeps ? hat.organisation : null, state)
  const there = about(own.keeps ? hat.organisation : null, 'there')
  const mayChange = mayDo(hat, 'promise.change', on).ok
  const steps: readonly [SayStep, boolean][] = [
    ['settle', own.forParliament && mayDo(hat, 'promise.settle', on).ok],
    ['reopen', own.forParliament && mayDo(hat, 'promise.reopen', on).ok],
    ['say', mayChange && own.states.length > 0],
    ['find', mayDo(hat, 'evidence.add', there).ok],
    ['term', mayChange && !own.forParliament && own.states.length > 0],
    ['propose', mayChange && own.forParliament && own.organisation.kind === 'province'],
    ['withdraw', own.withdrawable.length > 0 && mayDo(hat, 'evidence.withdraw', there).ok],
  ]
  return steps.flatMap(([step, may]) => (may ? [step] : []))
}

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { services, language } = event.locals
  const view = services.registerOn(services.today(), services.contentLanguage(language))
  const id = event.params.item
  const page = itemPage(view, id)
  const own = await ownItem(services.editing, actorOf(session), view, id)
  if (!page.ok || !own.ok) error(404, 'an item that is not known')
  const steps = stepsFor(session, own.value)
  const done = event.url.searchParams.get('done')
  return {
    item: page.value,
    history: [
      ...page.value.events.map((one) => ({ event: one, withdrawn: false })),
      ...page.value.withdrawn.map((one) => ({ event: one, withdrawn: true })),
    ].toReversed(),
    own: {
      version: own.value.version,
      states: own.value.states,
      withdrawable: own.value.withdrawable,
      keeps: own.value.keeps,
      isSettled: own.value.isSettled,
      said: own.value.said.events,
    },
    steps,
    mayList: mayDo(session.hat, 'promise.change', about(session.hat.organisation, 'open')).ok,
    asksProof: !session.proved && (steps.includes('settle') || steps.includes('reopen')),
    path: event.url.pathname,
    done: saySteps.find((one) => one === done) ?? null,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const { services, language } = event.locals
    const form = await readForm(event.request)
    const step = saySteps.find((one) => one === typedText(form, 'do'))
    if (!step) error(400, 'nothing that can be said')
    const typed = typedSaying(form, step)
    const basedOn = Number(typedText(form, 'version')) || 0
    const refused = (problems: ToldProblem[], meanwhile = false) =>
      fail(422, { step, typed, problems, meanwhile, basedOn })
    const today = services.today()
    const saying = readSaying(step, typed, today)
    if (!saying.ok) return refused(saying.problems)
    const { programme, areas, editing } = services
    const item = event.params.item
    const ask = { item, step, basedOn, saying: saying.value, today }
    const said = await sayOfItem(editing, actorOf(session), { programme, areas }, ask)
    if (said.ok) redirect(303, `/${language}/staff/programme/${item}?done=${step}`)
    if (said.error === 'prove-again') toProve(event)
    if (said.error === 'unknown-item') error(404, 'an item that is not known')
    return refused([{ field: fieldOf[said.error] ?? null, code: said.error }], said.error === 'changed-meanwhile')
  },
}

/** Which field a refusal of the use case is about. */
const fieldOf: Readonly<Record<string, string>> = {
  'in-the-future': 'when',
  'no-such-step': 'to',
  'not-entitled': 'to',
  'not-conditional': 'to',
  'only-parliament-settles': 'to',
  'day-missing': 'last',
  'day-too-many': 'last',
  'not-a-quarter-end': 'last',
  'not-a-year-end': 'last',
  'unknown-event': 'event',
  'not-yours': 'event',
  'withdrawn-already': 'event',
  'say-why': 'nl',
}
