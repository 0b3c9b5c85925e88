import { fail, redirect } from '@sveltejs/kit'
import { caseDesk } from '#app/staff/case-pages.ts'
import { caseView } from '#app/staff/case-view.ts'
import { actorOf, requireHat, toProve } from '#app/staff/staff-request.ts'
import { parseDay } from '#kernel/days.ts'
import {
  type CaseDeed,
  caseDeeds,
  earlyReasons,
  isMarkOf,
  linkReasons,
  vaultReasons,
} from '#modules/reporting/index.ts'
import {
  askVault,
  assignCase,
  changeCoded,
  deleteEarly,
  holdCase,
  linkCase,
  readChoice,
  readGiven,
  releaseHold,
  setTaskDone,
  settleVault,
  takeStep,
  unlinkCase,
  withdrawQuestion,
} from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedChoices, typedOrNothing, typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => ({
  ...(await caseView(event)),
  done: caseDeeds.find((one) => one === event.url.searchParams.get('done')) ?? null,
})

type Done = { ok: true } | { ok: false; error: string }

interface Act {
  done: (form: FormData, event: RequestEvent) => Promise<Done>
  outcome: CaseDeed
  /** Where it shows. */
  anchor: string
}
const act = (done: Act['done'], outcome: Act['outcome'], anchor: string): Act => ({ done, outcome, anchor })

/** Deletes the case for good and leads to the list, for there is no page of it any more. */
async function deleteNow(form: FormData, event: RequestEvent): Promise<Done> {
  const { desk, actor } = await actorIn(event, form)
  const why = earlyReasons.find((one) => one === typedText(form, 'early-why'))
  if (!why) return { ok: false, error: 'unknown-reason' }
  if (!isMarkOf(event.params.case, typedText(form, 'early-mark'))) return { ok: false, error: 'other-mark' }
  const gone = await deleteEarly(desk, actor, event.params.case, why)
  if (gone.ok) redirect(303, `/${event.params.lang}/staff/cases?done=deleted`)
  return gone
}

async function actorIn(event: RequestEvent, form: FormData) {
  const session = await requireHat(event)
  return { desk: caseDesk(event), actor: { ...actorOf(session), reason: typedText(form, 'reason') } }
}

async function setDone(form: FormData, event: RequestEvent, isDone: boolean): Promise<Done> {
  const { desk, actor } = await actorIn(event, form)
  return setTaskDone(desk, actor, event.params.case, { task: typedText(form, 'task'), isDone })
}

/** What the forms of the page do, by their hidden field. */
const acts: Readonly<Record<string, Act>> = {
  assign: act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      return assignCase(desk, actor, event.params.case, typedOrNothing(form, 'person'))
    },
    'assign',
    'assign',
  ),
  coded: act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      const choice = readChoice({
        forms: typedChoices(form, 'forms'),
        municipality: typedText(form, 'municipality'),
        danger: typedText(form, 'danger'),
        sector: typedText(form, 'sector'),
        signals: typedChoices(form, 'signals'),
      })
      return changeCoded(desk, actor, event.params.case, choice)
    },
    'coded',
    'coded',
  ),
  step: act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      const given = readGiven((field) => typedText(form, field))
      return takeStep(desk, actor, event.params.case, { step: typedText(form, 'step'), given })
    },
    'step',
    'steps',
  ),
  link: act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      const why = linkReasons.find((one) => one === typedText(form, 'link-why')) ?? 'other'
      return linkCase(desk, actor, event.params.case, { mark: typedText(form, 'mark'), why })
    },
    'link',
    'links',
  ),
  unlink: act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      return unlinkCase(desk, actor, event.params.case, typedText(form, 'other'))
    },
    'unlink',
    'links',
  ),
  'task-done': act((form, event) => setDone(form, event, true), 'task-done', 'tasks'),
  'task-undone': act((form, event) => setDone(form, event, false), 'task-undone', 'tasks'),
  hold: act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      const until = parseDay(typedText(form, 'until'))
      if (!until.ok) return until
      return holdCase(desk, actor, event.params.case, { reason: typedText(form, 'hold-why'), until: until.value })
    },
    'held',
    'kept',
  ),
  release: act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      return releaseHold(desk, actor, event.params.case)
    },
    'released',
    'kept',
  ),
  'delete-early': act(deleteNow, 'step', 'early'),
  'withdraw-question': act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      return withdrawQuestion(desk, actor, { caseId: event.params.case, id: typedText(form, 'question') })
    },
    'question-withdrawn',
    'consultation',
  ),
  'ask-vault': act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      const why = vaultReasons.find((one) => one === typedText(form, 'why'))
      if (!why) return { ok: false, error: 'empty' }
      const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex')
      return askVault(desk, actor, event.params.case, { id, why })
    },
    'asked',
    'vault',
  ),
  'agree-vault': act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      return settleVault(desk, actor, { request: typedText(form, 'request'), agrees: true })
    },
    'agreed',
    'vault',
  ),
  'refuse-vault': act(
    async (form, event) => {
      const { desk, actor } = await actorIn(event, form)
      return settleVault(desk, actor, { request: typedText(form, 'request'), agrees: false })
    },
    'refused',
    'vault',
  ),
}

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request)
    const asked = typedText(form, 'do')
    const found = Object.hasOwn(acts, asked) ? acts[asked] : undefined
    if (!found) return fail(422, { problem: 'failed', at: 'steps' })
    const { done, outcome, anchor } = found
    const came = await done(form, event)
    if (came.ok) redirect(303, `${event.url.pathname}?done=${outcome}#${anchor}`)
    if (came.error === 'prove-again') toProve(event)
    return fail(422, { problem: came.error, at: anchor })
  },
}
