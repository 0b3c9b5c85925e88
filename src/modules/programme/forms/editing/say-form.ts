import { type Day, parseDay } from '#kernel/days.ts'
import { err, ok } from '#kernel/result.ts'
import type { SayStep } from '../../domain/editing/check-saying.ts'
import { type SaidChange, type Saying, type Shown, shownKinds } from '../../domain/editing/said.ts'
import { type State, states } from '../../domain/states.ts'
import { parseWhen } from '../../domain/when.ts'
import { longestTitle, longestWords, webAddress } from './said-form.ts'
import { givenBases, type SayField, type TypedSaying } from './typed-saying.ts'

/**
 * `no-state` – nothing chosen · `no-basis` · `not-a-day` · `no-when`, `not-a-date`, `backwards` – when it happened · `no-words`, `no-reason` ·
 * `too-long` · `no-title` – which document, page or meeting · `no-address`, `not-an-address` · `unknown-event`.
 */
export type NotSaying =
  | 'no-state'
  | 'no-basis'
  | 'not-a-day'
  | 'no-when'
  | 'not-a-date'
  | 'backwards'
  | 'no-words'
  | 'no-reason'
  | 'too-long'
  | 'no-title'
  | 'no-address'
  | 'not-an-address'
  | 'unknown-event'

export interface SayProblem {
  field: SayField
  code: NotSaying
}

type Read<T> = { ok: true; value: T } | { ok: false; problems: SayProblem[] }

/** Reads what was typed for a step. Every field that is wrong is told, in the order of the form. */
export function readSaying(
  step: SayStep,
  typed: TypedSaying,
  today: Day,
): { ok: true; value: Saying } | { ok: false; error: 'wrong'; problems: SayProblem[] } {
  const change = readChange(step, typed)
  const moment = step === 'withdraw' ? ({ ok: true, value: today } as const) : readMoment(typed.when)
  const words = readWords(step, typed)
  const shown = step === 'withdraw' ? ({ ok: true, value: null } as const) : readShown(typed)
  if (change.ok && moment.ok && words.ok && shown.ok)
    return ok({ ...change.value, when: moment.value, ...words.value, shown: shown.value })
  const problems = [change, moment, words, shown].flatMap((read) => (read.ok ? [] : read.problems))
  return { ...err('wrong'), problems }
}

const wrong = (field: SayField, code: NotSaying): { ok: false; problems: SayProblem[] } => ({
  ok: false,
  problems: [{ field, code }],
})

function readChange(step: SayStep, typed: TypedSaying): Read<SaidChange> {
  switch (step) {
    case 'say':
      return readState(typed.to)
    case 'settle':
      return ok({ change: 'state', to: 'settled-by-parliament' })
    case 'reopen':
      return ok({ change: 'state', to: 'open' })
    case 'find':
      return ok({ change: 'found' })
    case 'propose':
      return ok({ change: 'proposed' })
    case 'term':
      return readTerm(typed)
    case 'withdraw':
      return /^said-\d{1,6}$/.test(typed.event)
        ? ok({ change: 'withdrawn', event: typed.event })
        : wrong('event', 'unknown-event')
  }
}

function readState(text: string): Read<SaidChange> {
  const to: State | undefined = states.find((one) => one === text)
  return to ? ok({ change: 'state', to }) : wrong('to', 'no-state')
}

function readTerm({ basis: text, last }: TypedSaying): Read<SaidChange> {
  const basis = givenBases.find((one) => one === text)
  if (!basis) return wrong('basis', 'no-basis')
  if (last === '') return ok({ change: 'term', deadline: { basis, last: null } })
  const day = parseDay(last)
  return day.ok ? ok({ change: 'term', deadline: { basis, last: day.value } }) : wrong('last', 'not-a-day')
}

function readMoment(text: string): Read<string> {
  if (text === '') return wrong('when', 'no-when')
  const moment = parseWhen(text)
  return moment.ok ? ok(moment.value.text) : wrong('when', moment.error)
}

function readWords(step: SayStep, { nl, en }: TypedSaying): Read<Pick<Saying, 'nl' | 'en'>> {
  const problems: SayProblem[] = []
  const reason = step === 'withdraw' || step === 'reopen'
  if (nl === '') problems.push({ field: 'nl', code: reason ? 'no-reason' : 'no-words' })
  for (const [field, text] of [
    ['nl', nl],
    ['en', en],
  ] as const)
    if (text.length > longestWords) problems.push({ field, code: 'too-long' })
  return problems.length > 0 ? { ok: false, problems } : ok({ nl, en: en === '' ? null : en })
}

function readShown({ kind: text, title, address }: TypedSaying): Read<Shown> {
  const kind = shownKinds.find((one) => one === text) ?? 'link'
  const problems: SayProblem[] = []
  if (title === '') problems.push({ field: 'title', code: 'no-title' })
  else if (title.length > longestTitle) problems.push({ field: 'title', code: 'too-long' })
  if (address === '' && kind !== 'meeting') problems.push({ field: 'address', code: 'no-address' })
  if (address !== '' && !webAddress.safeParse(address).success)
    problems.push({ field: 'address', code: 'not-an-address' })
  return problems.length > 0 ? { ok: false, problems } : ok({ kind, title, address: address === '' ? null : address })
}
