import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, type WornSession } from '#app/staff/staff-request.ts'
import { draftFiles, draftLimits, writingDesk } from '#app/staff/writing-desk.ts'
import { compareEdits } from '#kernel/compare-edits.ts'
import {
  changeNote,
  draftFields,
  draftTexts,
  motionsToChoose,
  type OwnNotePage,
  ownNotePage,
  readDraft,
  releaseNote,
  submitNote,
  type TypedDraft,
  takeBackNote,
  typedDraft,
  typedDraftFrom,
  undoNote,
} from '#modules/programme/server/index.ts'
import { chosenFields } from '#platform/http/chosen-fields.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import { amsterdamMoment } from '#ui/moment.ts'
import type { Actions, PageServerLoad } from './$types'

type Event = RequestEvent<{ note: string; lang: string }>
const outcomes = ['begun', 'changed', 'undone', 'submitted', 'taken-back', 'released'] as const

async function pageOf(event: Event, session: WornSession): Promise<OwnNotePage> {
  const page = await ownNotePage(writingDesk(event), actorOf(session), session.hat, event.params.note)
  return page ?? error(404, 'no note of this organisation')
}

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const page = await pageOf(event, session)
  const { services, language } = event.locals
  const told = (moment: { who: string | null; at: Date } | null) =>
    moment && { who: moment.who, when: amsterdamMoment(moment.at, language) }
  return {
    id: event.params.note,
    organisation: session.hat.name,
    state: page.note.state,
    draft: page.draft,
    version: page.version,
    typed: typedDraftFrom(page.draft),
    motions: motionsToChoose(services.registerOn(services.today(), services.contentLanguage(language))),
    moments: page.moments.map(({ at, ...rest }) => ({
      ...rest,
      iso: at.toISOString(),
      when: amsterdamMoment(at, language),
    })),
    submitted: told(page.submitted),
    released: told(page.released),
    files: page.files,
    may: page.may,
    couldRelease: page.couldRelease,
    asksProof: !session.proved,
    path: event.url.pathname,
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}

/** A whole number from the form; -1 for anything else, which is no version of anything. */
const versionIn = (form: FormData, name: string): number => {
  const typed = typedText(form, name)
  return /^\d{1,6}$/.test(typed) ? Number(typed) : -1
}

const refusal = (refused: string | null, typed: TypedDraft | null) => ({ refused, typed, problems: [], choice: null })

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const step = typedText(form, 'do')
    const basedOn = versionIn(form, 'version')
    if (step === 'change') return change(event, session, form, basedOn)
    const done = await take(event, session, step, basedOn)
    if (!done.ok) return fail(done.error === 'changed-meanwhile' ? 409 : 422, refusal(done.error, null))
    redirect(303, `/${event.locals.language}/staff/notes/${event.params.note}?done=${done.value}`)
  },
}

/** Everything but writing. */
async function take(event: Event, session: WornSession, step: string, basedOn: number) {
  const [desk, actor, id] = [writingDesk(event), actorOf(session), event.params.note]
  const as = <T, E>(came: { ok: true; value: T } | { ok: false; error: E }, done: (typeof outcomes)[number]) =>
    came.ok ? { ok: true as const, value: done } : came
  if (step === 'take-back') return as(await takeBackNote(desk, actor, id), 'taken-back')
  if (step === 'release') return as(await releaseNote(desk, actor, id), 'released')
  if (step === 'undo') return as(await undoNote(desk, actor, { id, basedOn }), 'undone')
  const { draft } = await pageOf(event, session)
  const by = session.hat.name
  const files = await draftFiles(event, draft, by)
  if (!files.ok) return files
  const { title, form, language, from, to } = draft
  const told = { title, form, language, from, to, by }
  return as(await submitNote(desk, actor, { id, basedOn, files: files.value, told }), 'submitted')
}

async function change(event: Event, session: WornSession, form: FormData, basedOn: number) {
  const { form: chosen, open } = chosenFields(form)
  const typed = typedDraft(open.length > 0 ? mineIn(form) : chosen)
  if (open.length > 0) return fail(422, await choice(event, session, { typed, base: versionIn(form, 'base'), open }))
  const read = readDraft(typed, draftLimits(event))
  if (!read.ok) return fail(422, { ...refusal(null, typed), problems: read.problems })
  const changed = await changeNote(writingDesk(event), actorOf(session), {
    id: event.params.note,
    basedOn,
    draft: read.value,
  })
  if (changed.ok) redirect(303, `/${event.locals.language}/staff/notes/${event.params.note}?done=changed`)
  if (changed.error !== 'changed-meanwhile') return fail(422, refusal(changed.error, typed))
  return fail(409, await choice(event, session, { typed, base: basedOn, open: [] }))
}

/** What the second one typed, out of a form in which not everything was chosen. */
function mineIn(form: FormData): FormData {
  const mine = new FormData()
  for (const field of draftFields) {
    const name = form.getAll('choice.fields').includes(field) ? `mine.${field}` : field
    for (const value of form.getAll(name)) mine.append(field, value)
  }
  return mine
}

/** What two people made of it, field by field, for the second one to choose. */
async function choice(
  event: Event,
  session: WornSession,
  { typed, base, open }: { typed: TypedDraft; base: number; open: readonly string[] },
) {
  const { draftAt, draft, version, moments } = await pageOf(event, session)
  const before = draftTexts(typedDraftFrom(draftAt.get(base) ?? draft))
  const fields = compareEdits(before, draftTexts(typedDraftFrom(draft)), draftTexts(typed))
  return { ...refusal(null, typed), choice: { fields, open, version, base, who: moments[0]?.who ?? null } }
}
