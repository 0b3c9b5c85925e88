import type { BodyProblem } from '#platform/http/problem.ts'
import { type Checked, checkedPayslip } from '../../domain/check-payslip.ts'
import { type FieldRefusal, readPayslip } from '../../domain/read-payslip.ts'
import { type FindingReport, findingReport } from '../../domain/report.ts'
import type { RuleBook } from '../../domain/rule-book.ts'
import { mostChecks } from '../../forms/limits.ts'
import { fieldSentence } from './refusal-sentences.ts'

/** What the API answers about one payslip. */
export interface PayslipAnswer {
  findings: readonly FindingReport[]
  claimCents: number
}

export type PayslipsChecked =
  | { ok: true; answer: PayslipAnswer | readonly PayslipAnswer[] }
  | { ok: false; detail: string; problems: readonly BodyProblem[] }

/** More of them help nobody: the rest is counted. */
const mostProblems = 200

/** A field that we do not know may have any name. */
const shortField = ({ field }: FieldRefusal): string => (field.length > 80 ? `${field.slice(0, 80)}…` : field)

const answerOf = ({ findings, claim }: Checked): PayslipAnswer => ({
  findings: findings.map((finding) => findingReport(finding)),
  claimCents: claim,
})

/**
 * Checks the payslip, or the list of payslips, in a body that was sent to the API. Refused as a whole, with every field
 * that is wrong: codes of `readPayslip`, `not-utf8`, `not-json`, `too-many`.
 */
export function checkPayslips(body: Uint8Array, book: RuleBook): PayslipsChecked {
  const read = jsonIn(body)
  if ('code' in read) return refusedWhole(read.code, read.detail)
  if (!Array.isArray(read.json)) return one(read.json, book)
  if (read.json.length > mostChecks)
    return refusedWhole('too-many', `There are ${read.json.length} payslips: send at most ${mostChecks} at a time.`)
  const found = read.json.map((json: unknown, index) => ({ index, read: readPayslip(json) }))
  const problems = found.flatMap(({ index, read: slip }) =>
    slip.ok
      ? []
      : slip.error.map((why) => ({ field: shortField(why), index, code: why.code, detail: fieldSentence(why) })),
  )
  if (problems.length > 0) return refusedFor(problems)
  const answer = found.flatMap(({ read: slip }) => (slip.ok ? [answerOf(checkedPayslip(slip.value, book))] : []))
  return { ok: true, answer }
}

function one(json: unknown, book: RuleBook): PayslipsChecked {
  const read = readPayslip(json)
  if (read.ok) return { ok: true, answer: answerOf(checkedPayslip(read.value, book)) }
  return refusedFor(read.error.map((why) => ({ field: shortField(why), code: why.code, detail: fieldSentence(why) })))
}

function refusedFor(problems: readonly BodyProblem[]): PayslipsChecked {
  const left = problems.length - mostProblems
  const detail =
    left > 0
      ? `Nothing was checked: some fields are wrong. The first ${mostProblems} are named, ${left} more are not.`
      : 'Nothing was checked: some fields are wrong.'
  return { ok: false, detail, problems: problems.slice(0, mostProblems) }
}

const refusedWhole = (code: string, detail: string): PayslipsChecked => ({
  ok: false,
  detail,
  problems: [{ field: '', code, detail }],
})

function jsonIn(body: Uint8Array): { json: unknown } | { code: string; detail: string } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return { code: 'not-utf8', detail: 'The letters are in another encoding: send UTF-8.' }
  }
  try {
    return { json: JSON.parse(text) }
  } catch {
    return { code: 'not-json', detail: 'This is no JSON.' }
  }
}
