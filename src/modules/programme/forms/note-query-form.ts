import { type Day, parseDay } from '#kernel/days.ts'
import { type NoteAsked, type NoteForm, noteForms } from '../domain/report/note.ts'

/** What was asked for, as text. */
export interface NoteQuery {
  form: string | null
  from: string | null
  to: string | null
  motions: readonly string[]
}

/**
 * What is wrong with a note that was asked for. `not-a-day` · `to-come` – nobody knows yet how the register will be on
 * that day · `ends-before-it-begins` · `not-a-form` · `not-a-motion` – no motion or promise is called so, or none was
 * known on the last day.
 */
export interface NoteQueryProblem {
  field: 'form' | 'from' | 'to' | 'motion'
  problem: 'not-a-day' | 'to-come' | 'ends-before-it-begins' | 'not-a-form' | 'not-a-motion'
  /** As it was typed, shortened. */
  typed: string
}

/** A long text in an address is not shown whole. */
const shown = (text: string): string => text.slice(0, 40)

interface Limits {
  /** Taken when no first day is given: the first on which anything was known. */
  first: Day
  today: Day
  /** The id of the motion or promise with this id or name that was known on a day; undefined for none. */
  findMotion(text: string, on: Day): string | undefined
}

/** Most motions of one note: a note about more is no note. */
const mostMotions = 12

/**
 * Reads what a note is asked to be about. What is not given is taken to be everything up to today, as the official note.
 * What means nothing is named in `problems`, and the same is taken in its place.
 */
export function noteQueryIn(query: NoteQuery, limits: Limits): { asked: NoteAsked; problems: NoteQueryProblem[] } {
  const problems: NoteQueryProblem[] = []
  const wrong = (field: NoteQueryProblem['field'], problem: NoteQueryProblem['problem'], typed: string) =>
    void problems.push({ field, problem, typed: shown(typed) })
  const to = dayOr(query.to, limits.today, (typed) => wrong('to', 'not-a-day', typed))
  if (to > limits.today) wrong('to', 'to-come', to)
  const until = to > limits.today ? limits.today : to
  const from = dayOr(query.from, limits.first, (typed) => wrong('from', 'not-a-day', typed))
  if (from > until) wrong('from', 'ends-before-it-begins', from)
  const motions = [...new Set(query.motions.map((text) => text.trim()).filter((text) => text !== ''))]
  const found = motions.slice(0, mostMotions).flatMap((text) => {
    const id = limits.findMotion(text, until)
    if (id === undefined) wrong('motion', 'not-a-motion', text)
    return id ?? []
  })
  const form = formIn(query.form, (typed) => wrong('form', 'not-a-form', typed))
  return {
    asked: { form, from: from > until ? limits.first : from, to: until, motions: [...new Set(found)] },
    problems,
  }
}

function dayOr(text: string | null, otherwise: Day, refuse: (typed: string) => void): Day {
  const typed = text?.trim() ?? ''
  if (typed === '') return otherwise
  const parsed = parseDay(typed)
  if (parsed.ok) return parsed.value
  refuse(typed)
  return otherwise
}

function formIn(text: string | null, refuse: (typed: string) => void): NoteForm {
  const typed = text?.trim() ?? ''
  const form = noteForms.find((one) => one === typed)
  if (form === undefined && typed !== '') refuse(typed)
  return form ?? noteForms[0]
}
