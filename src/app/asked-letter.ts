import { error, type RequestEvent } from '@sveltejs/kit'
import { dayOfNumber } from '#kernel/day-number.ts'
import { sourceLanguage } from '#kernel/language.ts'
import { days } from '#kernel/units.ts'
import { type Checked, payslipTurn } from '#modules/rights/index.ts'
import { type LetterPeriod, letterPaper } from '#modules/rights/server/index.ts'
import { stepView } from '#modules/rights/ui/index.ts'
import { paperDocx } from '#platform/documents/paper-docx.ts'
import { paperPdf } from '#platform/documents/paper-pdf.ts'
import { readForm } from '#platform/http/read-form.ts'
import { translator } from '#platform/i18n/languages.ts'
import { inSection } from './in-section.ts'

/** Two weeks to pay and to answer: our own choice, long enough for a wage run and short enough to act on. */
const letterTerm = days(14)
/** Of a name in a letter; longer ones are cut. */
const longestName = 120

const kinds = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/**
 * The letter to an employer about what was filled in: made from the form, sent back, kept nowhere. Refusals: 422 for what
 * cannot be read any more, or where there is nothing to write about.
 */
export async function letterResponse(event: RequestEvent, kind: keyof typeof kinds): Promise<Response> {
  const { services, language } = event.locals
  inSection('payslip', language)
  const form = await readForm(event.request)
  const posted = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const turn = payslipTurn([...posted.filter(([name]) => name !== 'go'), ['go', 'result']], services.rules)
  if (turn.checked.length === 0) error(422, 'unreadable payslip')
  const named = (field: string): string | null => {
    const value = form.get(field)
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longestName) : null
  }
  const sources = await services.citedSources()
  const paper = letterPaper(
    {
      periods: turn.checked.map(periodOf),
      employer: named('employer'),
      worker: named('worker'),
      today: services.today(),
      term: letterTerm,
    },
    {
      dutch: translator(sourceLanguage),
      reader: translator(language),
      step: (step, t) => stepView(t, step).text,
      book: services.rules,
      sources: (codes) => sources.filter(({ code }) => codes.has(code)),
    },
  )
  if (!paper.ok) error(422, 'nothing to write')
  const bytes = kind === 'pdf' ? paperPdf(paper.value) : { ok: true as const, value: await paperDocx(paper.value) }
  if (!bytes.ok) throw new Error(bytes.error)
  return new Response(bytes.value, {
    headers: {
      'content-type': kinds[kind],
      'content-disposition': `attachment; filename="baken-brief-${services.today()}.${kind}"`,
      'cache-control': 'no-store',
    },
  })
}

const periodOf = ({ slip, findings }: Checked): LetterPeriod => ({
  days:
    slip.first === null || slip.last === null ? null : { from: dayOfNumber(slip.first), until: dayOfNumber(slip.last) },
  findings,
  payslipItems: slip.payslipItems,
})
