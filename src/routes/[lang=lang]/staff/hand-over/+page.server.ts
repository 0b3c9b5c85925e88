import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit'
import { handOverDesk } from '#app/staff/hand-over-desk.ts'
import { actorOf, requireHat, type WornSession } from '#app/staff/staff-request.ts'
import { compareEdits } from '#kernel/compare-edits.ts'
import { about, mayDo } from '#modules/organisations/index.ts'
import { handOverSteps } from '#modules/programme/index.ts'
import {
  changeOwnRow,
  emptyRow,
  ownRowPage,
  readRow,
  rowTexts,
  type TypedRow,
  typedRow,
  typedRowFrom,
  undoOwnRow,
} from '#modules/programme/server/index.ts'
import { chosenFields } from '#platform/http/chosen-fields.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedChoices, typedText } from '#platform/http/typed-fields.ts'
import { amsterdamMoment } from '#ui/moment.ts'
import type { Actions, PageServerLoad } from './$types'

type Event = RequestEvent<{ lang: string }>
const outcomes = ['changed', 'undone'] as const

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { hat } = session
  const page = await ownRowPage(handOverDesk(event), actorOf(session))
  return {
    organisation: hat.name,
    isMadeUp: page !== null && event.locals.services.madeUp.has(page.municipality),
    mayChange: mayDo(hat, 'hand-over-row.change', about(hat.organisation, 'open')).ok,
    own: page && {
      municipality: page.municipality,
      version: page.version,
      typed: typedRowFrom(page.row),
      moments: page.moments.map(({ at, ...rest }) => ({
        ...rest,
        iso: at.toISOString(),
        when: amsterdamMoment(at, event.locals.language),
      })),
    },
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}

/** A whole number from the form; -1 for anything else, which is no version of anything. */
const versionIn = (form: FormData, name: string): number => {
  const typed = typedText(form, name)
  return /^\d{1,6}$/.test(typed) ? Number(typed) : -1
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const basedOn = versionIn(form, 'version')
    if (typedText(form, 'do') === 'undo') {
      const undone = await undoOwnRow(handOverDesk(event), actorOf(session), { basedOn })
      if (!undone.ok) return fail(undone.error === 'changed-meanwhile' ? 409 : 422, refusal(undone.error, null))
      redirect(303, `/${event.locals.language}/staff/hand-over?done=undone`)
    }
    return change(event, session, form, basedOn)
  },
}

const refusal = (refused: string | null, typed: TypedRow | null) => ({ refused, typed, problems: [], choice: null })

async function change(event: Event, session: WornSession, form: FormData, basedOn: number) {
  const { form: chosen, open } = chosenFields(form)
  const typed = typedRow(open.length > 0 ? mineIn(form) : chosen)
  if (open.length > 0) return fail(422, await choice(event, session, { typed, base: versionIn(form, 'base'), open }))
  const read = readRow(typed, event.locals.services.today())
  if (!read.ok) return fail(422, { ...refusal(null, typed), problems: read.problems })
  const changed = await changeOwnRow(handOverDesk(event), actorOf(session), { row: read.value, basedOn })
  if (changed.ok) redirect(303, `/${event.locals.language}/staff/hand-over?done=changed`)
  if (changed.error !== 'changed-meanwhile') return fail(422, refusal(changed.error, typed))
  return fail(409, await choice(event, session, { typed: typedRowFrom(read.value), base: basedOn, open: [] }))
}

/** What the second one typed, out of a form in which not everything was chosen. */
function mineIn(form: FormData): FormData {
  const mine = new FormData()
  for (const step of handOverSteps) {
    const chosen = form.has(`choice.${step}`) || typedChoices(form, 'choice.fields').includes(step)
    for (const value of typedChoices(form, chosen ? `mine.${step}` : step)) mine.append(step, value)
  }
  return mine
}

/** What two people made of it, step by step, for the second one to choose. */
async function choice(
  event: Event,
  session: WornSession,
  { typed, base, open }: { typed: TypedRow; base: number; open: readonly string[] },
) {
  const page = await ownRowPage(handOverDesk(event), actorOf(session))
  if (!page) error(404, 'no row of this organisation')
  const { rowAt, version, moments } = page
  const at = (one: number) => rowTexts(typedRowFrom(rowAt.get(one) ?? emptyRow))
  const fields = compareEdits(at(base), at(version), rowTexts(typed))
  return { ...refusal(null, typed), choice: { fields, open, version, base, who: moments[0]?.who ?? null } }
}
