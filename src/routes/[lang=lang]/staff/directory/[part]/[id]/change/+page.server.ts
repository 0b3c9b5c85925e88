import { error, fail, redirect } from '@sveltejs/kit'
import { actorOf, requireHat, staffDesk, type WornSession } from '#app/staff/staff-request.ts'
import { type ComparedField, compareEdits, type FieldTexts } from '#kernel/compare-edits.ts'
import {
  changeRow,
  keptPart,
  keptRow,
  type Meanwhile,
  toldFinding,
  typedFields,
} from '#modules/directory/server/index.ts'
import { ourPeople } from '#modules/organisations/server/index.ts'
import { chosenFields } from '#platform/http/chosen-fields.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

/** Languages that people at help points speak; others that a row has already are offered with them. */
const spoken = 'nl en pl ro bg uk ru es pt hu lt lv et sk cs sl hr sr sq el it fr de tr ar fa ti hi vi zh'.split(' ')

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const part = keptPart(event.params.part)
  const { keeping, municipalities, today } = event.locals.services
  const page = part && (await keptRow(keeping, actorOf(session), part, event.params.id))
  if (!page) error(404, 'no row that this organisation keeps')
  return {
    page,
    organisation: session.hat.name,
    languages: keeping.languages(),
    spoken,
    municipalities: municipalities(),
    today: today(),
  }
}

/** What comes back to somebody whose change was not kept. */
interface NotKeptYet {
  typed: FieldTexts
  /** The version that the next form is drawn from. */
  basedOn: number
  problems: readonly { field: string; code: string }[]
  /** What is wrong with no single field. */
  whole: string | null
  message: string
  meanwhile: { fields: readonly ComparedField[]; who: string | null; version: number } | null
  /** Fields of which nothing was chosen. */
  open: readonly string[]
}

/** What goes along with a form and is no field of the row. */
const beside = ['based-on', 'drawn-from', 'exception-day', 'exception-hours']
const fieldsIn = (form: FormData): FieldTexts =>
  Object.fromEntries(Object.entries(typedFields(form)).filter(([name]) => !beside.includes(name)))

/** Reads the form; where not everything was chosen, as it was typed before there was anything to choose. */
function readTyped(form: FormData): Pick<NotKeptYet, 'typed' | 'basedOn' | 'open'> {
  const chosen = chosenFields(form)
  if (chosen.open.length === 0)
    return { typed: fieldsIn(chosen.form), basedOn: Number(typedText(form, 'based-on')), open: [] }
  const mine = new FormData()
  for (const [name, value] of form) {
    if (name.startsWith('mine.')) mine.append(name.slice('mine.'.length), value)
    else if (!/^(theirs|choice)\./.test(name)) mine.append(name, value)
  }
  return { typed: fieldsIn(mine), basedOn: Number(typedText(form, 'drawn-from')), open: chosen.open }
}

/** The change of the other one beside one's own. */
async function besideTheirs(
  event: RequestEvent,
  session: WornSession,
  { base, theirs, mine, version, madeBy }: Meanwhile,
): Promise<NotKeptYet['meanwhile']> {
  const { members } = await ourPeople(staffDesk(event).door, actorOf(session))
  const who = members.find(({ person }) => person === madeBy)?.name ?? null
  return { fields: compareEdits(base, theirs, mine), who, version }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const part = keptPart(event.params.part)
    if (!part) error(404, 'no such part')
    const { id } = event.params
    const read = readTyped(await readForm(event.request))
    const kept = await changeRow(
      event.locals.services.keeping,
      actorOf(session),
      { part, id, basedOn: read.basedOn },
      read.typed,
    )
    const notYet = (status: number, what: Partial<NotKeptYet>) =>
      fail(status, { ...read, problems: [], whole: null, message: '', meanwhile: null, ...what } satisfies NotKeptYet)
    if (!kept.ok) {
      if (kept.error === 'unknown-row') error(404, 'no row that this organisation keeps')
      return notYet(422, { whole: kept.error })
    }
    const { value } = kept
    switch (value.outcome) {
      case 'changed':
      case 'waiting':
        return redirect(303, `/${event.locals.language}/staff/directory/${part}/${id}?done=${value.outcome}`)
      case 'same':
        return notYet(422, { whole: 'same' })
      case 'wrong':
        return notYet(422, { problems: value.problems })
      case 'unsound':
        return notYet(422, { whole: 'unsound', message: toldFinding(value.findings) })
      case 'meanwhile':
        return notYet(409, { meanwhile: await besideTheirs(event, session, value.meanwhile) })
    }
  },
}
