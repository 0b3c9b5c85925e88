import { error, fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import {
  confirmRow,
  type Decision,
  decideChange,
  type Kept,
  keptPart,
  keptRow,
  toldFinding,
  undoChange,
} from '#modules/directory/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

const outcomes = ['changed', 'confirmed', 'waiting', 'undone', 'agreed', 'refused', 'withdrawn'] as const

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const part = keptPart(event.params.part)
  const { keeping, municipalities } = event.locals.services
  const page = part && (await keptRow(keeping, actorOf(session), part, event.params.id))
  if (!page) error(404, 'no row that this organisation keeps')
  return {
    page,
    organisation: session.hat.name,
    isOwn: page.waiting?.madeBy === session.person.id,
    places: Object.fromEntries(municipalities().map(({ code, name }) => [code, name])),
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}

/** What was done, for the address; or what is wrong with the whole. */
const doneAs = (
  kept: Kept,
  done: 'confirmed' | 'undone',
): { done: (typeof outcomes)[number] } | { problem: string; message: string } => {
  if (kept.outcome === 'unsound') return { problem: 'unsound', message: toldFinding(kept.findings) }
  return { done: kept.outcome === 'waiting' ? 'waiting' : done }
}

function decisionIn(step: string, said: string): Decision | null {
  if (step === 'agree' || step === 'withdraw') return { do: step }
  return step === 'refuse' ? { do: step, said } : null
}

/** Which sentence a refused sentence gets. */
const told: Readonly<Record<string, string>> = { 'no-words': 'refuse-why', 'too-long': 'refuse-long' }

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const part = keptPart(event.params.part)
    if (!part) error(404, 'no such part')
    const { id } = event.params
    const form = await readForm(event.request)
    const step = typedText(form, 'do')
    const version = Number(typedText(form, 'version'))
    const said = String(form.get('said') ?? '').trim()
    const refused = (problem: string, message = '') =>
      fail(422, { step, problem: told[problem] ?? problem, message, said })
    const { keeping } = event.locals.services
    const actor = actorOf(session)
    const back = (done: (typeof outcomes)[number]): never =>
      redirect(303, `/${event.locals.language}/staff/directory/${part}/${id}?done=${done}`)
    const decision = decisionIn(step, said)
    if (decision) {
      const decided = await decideChange(keeping, actor, { part, id, version }, decision)
      if (!decided.ok) return refused(decided.error)
      if (decided.value.outcome === 'unsound') return refused('unsound', toldFinding(decided.value.findings))
      back(decided.value.outcome)
    }
    if (step !== 'confirm' && step !== 'undo') return refused('unknown-step')
    const kept =
      step === 'confirm'
        ? await confirmRow(keeping, actor, { part, id, basedOn: version })
        : await undoChange(keeping, actor, { part, id, version })
    if (!kept.ok) return refused(kept.error)
    const as = doneAs(kept.value, step === 'confirm' ? 'confirmed' : 'undone')
    return 'done' in as ? back(as.done) : refused(as.problem, as.message)
  },
}
