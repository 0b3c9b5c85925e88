import type { RequestEvent } from '@sveltejs/kit'
import { sourceLanguage } from '#kernel/language.ts'
import { type Draft, emptyDraft, type FromPlan, readDraft, withStart, writeDraft } from '#modules/reporting/index.ts'
import type { ReaderView } from '#modules/reporting/ui/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { placeName, reportPlaces } from './report-places.ts'
import { readerOf, referral, sentText } from './report-reader.ts'

type Asker = Pick<RequestEvent, 'locals'>

/** What the first page shows: who tells and where, who reads it, or whom to call where nobody does. */
export type StartView =
  | {
      step: 'start'
      draft: Draft
      carried: string
      missing: readonly ('entrance' | 'municipality')[]
      /** The title of the step plan that somebody comes from. */
      plan: string | null
    }
  | { step: 'reader'; draft: Draft; carried: string; reader: ReaderView; municipality: string | null }
  | ({ step: 'none'; draft: Draft; carried: string } & ReturnType<typeof referral>)

const start = (
  event: Asker,
  draft: Draft,
  missing: readonly ('entrance' | 'municipality')[] = [],
): StartView & { step: 'start' } => ({
  step: 'start',
  draft,
  carried: writeDraft(draft),
  missing,
  plan: draft.from === null ? null : planTitle(event, draft.from.guide),
})

export const freshStart = (event: Asker): StartView => start(event, emptyDraft)

/** One turn of the first page. Never refuses: what is missing is named, and what was chosen stays chosen. */
export async function startTurn(event: Asker & Pick<RequestEvent, 'request'>): Promise<StartView> {
  const form = await readForm(event.request)
  if (form.has('guide')) return start(event, fromPlan(event, form))
  const { draft: before } = readDraft(sentText(form, 'draft'))
  // Somebody who comes back to choose another place sends no fields of this page.
  if (!form.has('municipality')) return start(event, before)
  const places = new Set(reportPlaces(event.locals.services).map(({ code }) => code))
  const draft = withStart(before, form, places)
  const missing = (['entrance', 'municipality'] as const).filter((field) => draft[field] === null)
  const goes = ['reader', 'next'].includes(sentText(form, 'go'))
  if (!goes || missing.length > 0) return start(event, draft, goes ? missing : [])
  return readerStep(event, draft)
}

async function readerStep(event: Asker, draft: Draft): Promise<StartView> {
  const carried = writeDraft(draft)
  const reader = await readerOf(event, draft)
  if (reader === null) return { step: 'none', draft, carried, ...referral(event) }
  return { step: 'reader', draft, carried, reader, municipality: placeName(event.locals.services, draft.municipality) }
}

function planTitle({ locals: { services, language } }: Asker, guide: string): string | null {
  const titles = [language, sourceLanguage].map((tag) => services.guides.find(guide, tag))
  const found = titles.find(({ kind }) => kind === 'found')
  return found?.kind === 'found' ? found.worded.words.title : null
}

/** The answers of a step plan are walked again: only a plan of ours that ends where its outcome says goes along. */
function fromPlan({ locals: { services, language } }: Asker, form: FormData): Draft {
  const id = sentText(form, 'guide')
  const found = [language, sourceLanguage]
    .map((tag) => services.guides.find(id, tag))
    .find(({ kind }) => kind === 'found')
  if (found?.kind !== 'found') return emptyDraft
  const walked = services.guides.turn(
    found.worded,
    {
      answers: sentText(form, 'answers'),
      municipality: sentText(form, 'municipality'),
      choice: null,
      change: null,
      changing: null,
      back: false,
    },
    services.municipalities(),
    services.today(),
  )
  const { guide } = found.worded
  const from: FromPlan | null =
    walked.kind === 'outcome'
      ? { guide: id, version: guide.version, outcome: walked.node, answers: walked.answers }
      : null
  const entrance = { worker: 'worker', neighbour: 'witness', employer: 'witness' } as const
  return {
    ...emptyDraft,
    entrance: guide.audience in entrance ? entrance[guide.audience as keyof typeof entrance] : 'staff',
    municipality: walked.municipality?.code ?? null,
    from,
  }
}
