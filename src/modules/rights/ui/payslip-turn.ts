import { type Checked, checkedPayslip } from '../domain/check-payslip.ts'
import type { Payslip } from '../domain/payslip.ts'
import { readPayslip } from '../domain/read-payslip.ts'
import type { RuleBook } from '../domain/rule-book.ts'
import {
  type Fields,
  type FormRefusal,
  type FormStep,
  fieldsIn,
  fieldsOfStep,
  formSteps,
  forTheNext,
  readPayslipForm,
  stepOfField,
} from '../forms/payslip-form.ts'

/** What the page shows next. */
export type Screen = { kind: 'start' } | { kind: 'step'; step: FormStep } | { kind: 'all' } | { kind: 'result' }

/** How somebody fills in: one part after the other, or all on one page. */
export type Way = 'steps' | 'all'

/** One turn of the payslip check: what was filled in, and what comes of it. Made the same on a server and on a phone. */
export interface PayslipTurn {
  screen: Screen
  way: Way
  fields: Fields
  refused: readonly FormRefusal[]
  /** Payslips of before, each as the JSON it was read from. */
  earlier: readonly string[]
  /** An earlier payslip that could not be read any more was left out. */
  lost: boolean
  /** Every payslip with its findings, the one just filled in last; empty unless the screen is a result. */
  checked: readonly Checked[]
}

export const nothingFilledIn: PayslipTurn = {
  screen: { kind: 'start' },
  way: 'steps',
  fields: {},
  refused: [],
  earlier: [],
  lost: false,
  checked: [],
}

/** As many payslips as a year of weeks has. */
const mostEarlier = 53
/** Protects the size of the page; a payslip takes about a kilobyte. */
const longestEarlier = 4_000

const isStep = (text: string): text is FormStep => formSteps.some((step) => step === text)

/** Takes what a page of the check sent. `go` says where to: a part by its name, `next`, `all`, `result` or `another`. */
export function payslipTurn(posted: Iterable<readonly [string, string]>, book: RuleBook): PayslipTurn {
  const entries = [...posted]
  const one = (name: string): string => entries.find(([field]) => field === name)?.[1] ?? ''
  const asked = entries.filter(([name]) => name.startsWith('earlier.')).map(([, text]) => text)
  const kept = asked.slice(0, mostEarlier).filter((text) => slipIn(text) !== null)
  const turn: PayslipTurn = {
    ...nothingFilledIn,
    way: one('way') === 'all' ? 'all' : 'steps',
    fields: fieldsIn(entries),
    earlier: kept,
    lost: kept.length < asked.length,
  }
  return going(turn, one('go'), one('at'), book)
}

function going(turn: PayslipTurn, go: string, at: string, book: RuleBook): PayslipTurn {
  if (go === 'result') return result(turn, book)
  if (go === 'another') return another(turn)
  if (go === 'all') return { ...turn, way: 'all', screen: { kind: 'all' } }
  if (go === 'next' && isStep(at)) return next(turn, at, book)
  if (isStep(go)) return { ...turn, way: 'steps', screen: { kind: 'step', step: go } }
  return turn
}

/** The next part, when nothing of this one is refused. */
function next(turn: PayslipTurn, at: FormStep, book: RuleBook): PayslipTurn {
  const read = readPayslipForm(turn.fields)
  const here = read.ok ? [] : read.refused.filter(({ field }) => fieldsOfStep[at].includes(field))
  if (here.length > 0) return { ...turn, refused: here, screen: { kind: 'step', step: at } }
  const step = formSteps[formSteps.indexOf(at) + 1]
  return step ? { ...turn, screen: { kind: 'step', step } } : result(turn, book)
}

/** The form again, with what was refused: the page with everything, or the first part that has it. */
function refusedAt(turn: PayslipTurn, refused: readonly FormRefusal[]): PayslipTurn {
  const steps = refused.map(({ field }) => stepOfField(field))
  const step = formSteps.find((one) => steps.includes(one)) ?? 'period'
  return { ...turn, refused, screen: turn.way === 'all' ? { kind: 'all' } : { kind: 'step', step } }
}

function result(turn: PayslipTurn, book: RuleBook): PayslipTurn {
  const read = readPayslipForm(turn.fields)
  if (!read.ok) return refusedAt(turn, read.refused)
  const before = turn.earlier.flatMap((text) => slipIn(text) ?? [])
  const checked = [...before, read.slip].map((slip) => checkedPayslip(slip, book))
  return { ...turn, checked, screen: { kind: 'result' } }
}

function another(turn: PayslipTurn): PayslipTurn {
  const read = readPayslipForm(turn.fields)
  if (!read.ok) return refusedAt(turn, read.refused)
  const first: Screen = turn.way === 'all' ? { kind: 'all' } : { kind: 'step', step: 'period' }
  const earlier = [...turn.earlier, JSON.stringify(read.json)].slice(-mostEarlier)
  return { ...turn, earlier, fields: forTheNext(turn.fields), screen: first }
}

function slipIn(text: string): Payslip | null {
  if (text.length > longestEarlier) return null
  try {
    const read = readPayslip(JSON.parse(text))
    return read.ok ? read.value : null
  } catch {
    return null
  }
}

/** Everything that the same page in another language, a letter or the next part needs. */
export const carriedBy = ({ fields, earlier, way }: PayslipTurn): readonly (readonly [string, string])[] => [
  ['way', way],
  ...Object.entries(fields),
  ...earlier.map((text, at) => [`earlier.${at}`, text] as const),
]
