import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, toProve } from '#app/staff/staff-request.ts'
import { compareEdits } from '#kernel/compare-edits.ts'
import type { NotWorded, WordAsk } from '#modules/programme/server/index.ts'
import {
  agreementTexts,
  itemPage,
  ownAgreement,
  possibleExecutors,
  readAgreement,
  type TypedAgreement,
  typedAgreement,
  wordAgreement,
} from '#modules/programme/server/index.ts'
import type { ToldProblem } from '#modules/programme/ui/keeping/index.ts'
import { chosenFields } from '#platform/http/chosen-fields.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedChoices, typedText } from '#platform/http/typed-fields.ts'
import { amsterdamMoment } from '#ui/moment.ts'
import type { Actions, PageServerLoad } from './$types'

const outcomes = ['make', 'change', 'undo'] as const

async function ours(
  event: Pick<RequestEvent, 'locals' | 'cookies' | 'url' | 'getClientAddress' | 'setHeaders'>,
  id: string,
) {
  const session = await requireHat(event)
  const own = await ownAgreement(event.locals.services.editing, actorOf(session), id)
  if (!own.ok) error(404, 'no agreement of this organisation')
  return { session, own: own.value }
}

export const load: PageServerLoad = async (event) => {
  const { session, own } = await ours(event, event.params.agreement)
  const { services, language } = event.locals
  const view = services.registerOn(services.today(), services.contentLanguage(language))
  const page = itemPage(view, own.id)
  return {
    organisation: session.hat.name,
    id: own.id,
    item: page.ok ? page.value : null,
    version: own.version,
    texts: agreementTexts(own.words),
    parties: possibleExecutors(view),
    history: own.history.map(({ version, madeAt, act, body }, index) => {
      const before = own.history[index + 1]
      const fields = before ? compareEdits({}, agreementTexts(before.body), agreementTexts(body)) : []
      return {
        version,
        iso: madeAt.toISOString(),
        when: amsterdamMoment(madeAt, language),
        who: body.by.name,
        act: outcomes.find((one) => one === act) ?? ('change' as const),
        fields: fields.filter(({ verdict }) => verdict !== 'same').map(({ field }) => field),
        // What it says now cannot be undone into itself; the wording before it can be put back.
        mayUndo: index > 0,
      }
    }),
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}

interface Refused {
  typed: TypedAgreement
  problems: ToldProblem[]
  open: string[]
}

export const actions: Actions = {
  default: async (event) => {
    const { session, own } = await ours(event, event.params.agreement)
    const { services, language } = event.locals
    const form = await readForm(event.request)
    const basedOn = Number(typedText(form, 'version')) || 0
    // Of a choice: the version that the form was drawn from before there was something to choose.
    const drawnFrom = Number(typedText(form, 'from')) || basedOn
    const isUndo = typedText(form, 'do') === 'undo'
    const chosen = chosenFields(form)
    for (const field of chosen.open)
      for (const value of typedChoices(form, `mine.${field}`)) chosen.form.append(field, value)
    const typed = isUndo ? agreementTexts(own.words) : typedAgreement(chosen.form)
    const refused = ({ problems = [], open = [] }: Partial<Refused>) =>
      fail(422, { typed, problems, open, choose: meanwhile(own, drawnFrom, typed, problems, open) })
    if (chosen.open.length > 0) return refused({ open: chosen.open })
    const known = new Set(services.programme.parties.map(({ id }) => id))
    const words = readAgreement(typed, services.today(), (id) => known.has(id))
    if (!isUndo && !words.ok) return refused({ problems: words.problems })
    const ask: WordAsk = isUndo
      ? { act: 'undo', id: own.id, basedOn, version: Number(typedText(form, 'to')) || 0 }
      : { act: 'change', id: own.id, basedOn, words: words.ok ? words.value : own.words }
    const ground = { areas: services.areas, today: services.today() }
    const done = await wordAgreement(services.editing, actorOf(session), ground, ask)
    if (done.ok) redirect(303, `/${language}/staff/programme/agreements/${own.id}?done=${ask.act}`)
    if (done.error === 'prove-again') toProve(event)
    return refused({ problems: [{ field: null, code: done.error satisfies NotWorded }] })
  },
}

/** What the other did beside one's own, when the form was drawn from an older wording; null when it was not. */
function meanwhile(
  own: Awaited<ReturnType<typeof ours>>['own'],
  drawnFrom: number,
  typed: TypedAgreement,
  problems: readonly ToldProblem[],
  open: readonly string[],
) {
  const isLate = problems.some(({ code }) => code === 'changed-meanwhile') || open.length > 0
  const base = own.history.find(({ version }) => version === drawnFrom)
  if (!isLate || !base) return null
  const fields = compareEdits(agreementTexts(base.body), agreementTexts(own.words), typed)
  return { who: own.history[0]?.body.by.name ?? '', fields, version: own.version, from: drawnFrom }
}
