import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit'
import { policyDesk } from '#app/staff/policy-desk.ts'
import { actorOf, requireHat, type WornSession } from '#app/staff/staff-request.ts'
import { compareEdits } from '#kernel/compare-edits.ts'
import { about, mayDo } from '#modules/organisations/index.ts'
import { ownWordSource } from '#modules/policy/index.ts'
import {
  changeOwnDocument,
  confirmOwnDocument,
  fieldTexts,
  nothingTyped,
  type OwnDocumentPage,
  ownDocumentFields,
  ownDocumentPage,
  readDocument,
  type TypedDocument,
  typedDocument,
  undoOwnDocument,
} from '#modules/policy/server/index.ts'
import { chosenFields } from '#platform/http/chosen-fields.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import { amsterdamMoment } from '#ui/moment.ts'
import type { Actions, PageServerLoad } from './$types'

type Event = RequestEvent<{ document: string; lang: string }>

async function pageOf(event: Event, session: WornSession): Promise<OwnDocumentPage> {
  const page = await ownDocumentPage(
    policyDesk(event),
    actorOf(session),
    event.locals.services.policy,
    event.params.document,
  )
  return page ?? error(404, 'no document of this municipality')
}

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const { hat } = session
  const { now, version, ours, moments, typedAt } = await pageOf(event, session)
  const on = about(hat.organisation, 'there')
  return {
    id: event.params.document,
    organisation: hat.name,
    title: now?.document.title ?? now?.about ?? null,
    isThere: now !== null,
    version,
    ours,
    typed: typedAt.get(version) ?? nothingTyped,
    moments: moments.map(({ at, ...rest }) => ({
      ...rest,
      iso: at.toISOString(),
      when: amsterdamMoment(at, event.locals.language),
    })),
    mayChange: mayDo(hat, 'policy-document.change', on).ok,
    mayConfirm: mayDo(hat, 'policy-document.confirm', on).ok,
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
    const saying = { id: event.params.document, basedOn: versionIn(form, 'version') }
    const step = typedText(form, 'do')
    if (step === 'change') return change(event, session, form, saying)
    const { policy } = event.locals.services
    const [desk, actor] = [policyDesk(event), actorOf(session)]
    const aboutOf = ({ id }: { id: string }) => policy.words.get('nl')?.documents[id]?.about ?? id
    const done =
      step === 'confirm'
        ? await confirmOwnDocument(desk, actor, saying, policy.documents, aboutOf)
        : await undoOwnDocument(desk, actor, saying)
    if (!done.ok) return fail(done.error === 'changed-meanwhile' ? 409 : 422, refusal(done.error))
    redirect(303, `/${event.locals.language}/staff/policy?done=${step === 'confirm' ? 'confirmed' : 'undone'}`)
  },
}

const refusal = (refused: string, typed: TypedDocument | null = null) => ({
  refused,
  typed,
  problems: [],
  choice: null,
})

async function change(event: Event, session: WornSession, form: FormData, saying: { id: string; basedOn: number }) {
  const chosen = chosenFields(form)
  const isOpen = chosen.open.length > 0
  const typed = typedDocument(isOpen ? mineIn(form) : chosen.form)
  if (isOpen)
    return fail(422, await choice(event, session, { typed, base: versionIn(form, 'base'), open: chosen.open }))
  const sources = [ownWordSource]
  const tried = readDocument(typed, { municipality: '', id: '', sources })
  if (!tried.ok) return fail(422, { ...refusal('', typed), refused: null, problems: tried.problems })
  const said = tried.value
  const changed = await changeOwnDocument(
    policyDesk(event),
    actorOf(session),
    saying,
    (of) => ({ about: said.about, document: { ...said.document, ...of } }),
    event.locals.services.policy.documents,
  )
  if (changed.ok) redirect(303, `/${event.locals.language}/staff/policy?done=changed`)
  if (changed.error === 'changed-meanwhile')
    return fail(409, await choice(event, session, { typed, base: saying.basedOn, open: [] }))
  return fail(422, refusal(changed.error, typed))
}

/** What the second one typed, out of a form in which not everything was chosen. */
function mineIn(form: FormData): FormData {
  const mine = new FormData()
  for (const field of ownDocumentFields) {
    const value = form.get(`mine.${field}`) ?? form.get(field)
    if (value !== null) mine.set(field, value)
  }
  return mine
}

/** What two people made of it, field by field, for the second one to choose. */
async function choice(
  event: Event,
  session: WornSession,
  { typed, base, open }: { typed: TypedDocument; base: number; open: readonly string[] },
) {
  const { typedAt, version, moments } = await pageOf(event, session)
  const at = (one: number) => fieldTexts(typedAt.get(one) ?? nothingTyped)
  const fields = compareEdits(at(base), at(version), fieldTexts(typed))
  return { ...refusal('', typed), refused: null, choice: { fields, open, version, base, who: moments[0]?.who ?? null } }
}
