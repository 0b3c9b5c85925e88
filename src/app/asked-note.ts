import { error, type RequestEvent, redirect } from '@sveltejs/kit'
import type { DocumentId } from '#modules/programme/index.ts'
import { type Moment, noteMoments } from '#modules/programme/server/index.ts'
import { type AskedRegister, askedRegister } from './asked-register.ts'
import { chosenDay, stepOf } from './chosen-day.ts'

/** A note that was asked for by its address, with the moments of its slider. */
export interface AskedNote extends AskedRegister {
  document: DocumentId
  /** The last one is today. */
  moments: readonly Moment[]
  /** Where the slider stands, from 1; 0 before the first moment. */
  step: number
  /** What links carry along: `?on=DAY` when a day was asked for. */
  search: string
}

/**
 * Reads the note in the address and the day.
 * @throws the answer 404 when there is no such note, and 303 to the day that a reader chose with the slider.
 */
export function askedNote(event: Pick<RequestEvent, 'locals' | 'url'>, slug: string): AskedNote {
  const { locals, url } = event
  const { programme, today } = locals.services
  const retelling = programme.retellings.find((one) => one.slug === slug)
  if (!retelling) error(404, 'there is no such note')
  const moments = upTo(today(), noteMoments(programme, retelling.document))
  const days = moments.map(({ day }) => day)
  const chosen = chosenDay(url.searchParams, days)
  if (chosen !== null) redirect(303, `${url.pathname}?on=${encodeURIComponent(chosen)}`)
  const asked = askedRegister(event)
  return {
    ...asked,
    document: retelling.document,
    moments,
    step: stepOf(days, asked.asked.day),
    search: searchOf(url, asked),
  }
}

/** `?on=DAY` when a day was asked for that can be shown; else nothing, which is today. */
export const searchOf = (url: URL, { asked }: Pick<AskedRegister, 'asked'>): string =>
  url.searchParams.get('on')?.trim() && !asked.problem ? `?on=${asked.day}` : ''

const upTo = (today: Moment['day'], moments: readonly Moment[]): Moment[] => [
  ...moments.filter(({ day }) => day < today),
  { day: today, changes: moments.find(({ day }) => day === today)?.changes ?? 0 },
]
