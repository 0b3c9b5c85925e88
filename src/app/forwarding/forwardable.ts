import type { Day } from '#kernel/days.ts'
import { type Forwardable, isoWeekOf, type OpenedCaseView, type Report } from '#modules/reporting/index.ts'

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)
const codesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

const municipalityIn = (code: unknown): string | null =>
  typeof code === 'string' && /^GM\d{4}$/.test(code) ? code : null

type Told = Omit<
  Forwardable,
  'summary' | 'question' | 'week' | 'signals' | 'sector' | 'address' | 'employer' | 'agency'
>

const nothing: Told = {
  municipality: null,
  forms: [],
  goingOn: null,
  danger: null,
  entrance: null,
  placeWords: null,
  story: null,
  language: null,
}

const ofReport = (report: Report): Told => ({
  municipality: report.place.municipality,
  forms: report.forms,
  goingOn: report.goingOn,
  danger: report.danger,
  entrance: report.entrance,
  placeWords: textOf(report.place.words),
  story: textOf(report.story),
  language: report.language,
})

/**
 * What is known of a case and could be handed over: what was reported – or what a partner handed over –, what colleagues found out, and what they set in clear, which counts before what
 * the reporter chose. `written`: what the sender writes now.
 */
export function forwardableOf(
  { report, known }: Pick<OpenedCaseView, 'report' | 'known'>,
  { coded, receivedOn }: { coded: Readonly<Record<string, unknown>>; receivedOn: Day },
  written: { summary: string; question: string },
): Forwardable {
  const came = report && 'forwarded' in report ? report.forwarded.fields : {}
  const told: Told = report && 'known' in report ? ofReport(report.known) : { ...nothing, ...came }
  const forms = codesOf(coded['forms'])
  const signals = codesOf(coded['signals'])
  return {
    ...told,
    municipality: municipalityIn(coded['municipality']) ?? told.municipality,
    forms: forms.length > 0 ? forms : told.forms,
    danger: textOf(coded['danger']) ?? told.danger,
    week: isoWeekOf(receivedOn),
    signals: signals.length > 0 ? signals : (came.signals ?? []),
    sector: textOf(coded['sector']) ?? came.sector ?? null,
    address: textOf(known?.address) ?? came.address ?? null,
    employer: textOf(known?.employer) ?? came.employer ?? null,
    agency: textOf(known?.agency) ?? came.agency ?? null,
    summary: textOf(written.summary),
    question: textOf(written.question),
  }
}
