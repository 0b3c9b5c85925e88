import { buffer } from 'node:stream/consumers'
import { addDays } from '#kernel/days.ts'
import {
  checkPayslip,
  claimOf,
  type FieldRefusal,
  type FindingReport,
  findingReport,
  openRuleBook,
  type RuleBook,
  readPayslip,
} from '#modules/rights/index.ts'
import { fieldSentence } from '#modules/rights/server/index.ts'
import { endingTables } from '../payslip-page.ts'
import type { Command, Io } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'
import { soundFacts } from './sound-facts.ts'

/** What comes of one payslip: the findings, or what was wrong with which field. */
type Checked = { findings: readonly FindingReport[]; claimCents: number } | { refused: readonly Refused[] }
type Refused = FieldRefusal & { detail: string }

function checked(json: unknown, book: RuleBook): Checked {
  const read = readPayslip(json)
  if (!read.ok) return { refused: read.error.map((one) => ({ ...one, detail: fieldSentence(one) })) }
  const findings = checkPayslip(read.value, book)
  return {
    findings: findings.map((finding) => findingReport(finding, { preview: book.preview })),
    claimCents: claimOf(findings),
  }
}

const refusalText = ({ field, detail }: Refused, place: string) => `${place}${field || 'input'}: ${detail}`

const findingText = ({ id, verdict, differenceCents, missing, why, notVerified }: FindingReport): string =>
  [
    `${id.padEnd(22)} ${verdict}`,
    differenceCents === null ? '' : `${(differenceCents / 100).toFixed(2)} euro`,
    why ?? '',
    missing.length > 0 ? `missing: ${missing.join(', ')}` : '',
    notVerified ? 'not yet verified' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')

/** What stands on standard output for people: a refused payslip has its place there, and its fields on standard error. */
const textOf = (one: Checked): string => ('refused' in one ? 'not checked' : one.findings.map(findingText).join('\n'))

const check: Command = {
  name: 'payslip check',
  summary: 'holds a payslip, or a list of them, against the rules of its days; reads JSON from standard input',
  usage: 'baken payslip check [--json] [--preview] < FILE',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' }, preview: { type: 'boolean' } })
    if (!read) return wrongUse(check, io)
    const { json = false, preview = false } = read.values
    const facts = await soundFacts(io)
    if (!facts) return 1
    const input = parsed(await (io.input ?? (() => buffer(process.stdin)))(), io)
    if (!input) return 1
    const book = openRuleBook(facts.values(), { preview })
    if (preview) io.err('A look ahead: what was only proposed is counted as if it were the law.')
    const wages = endingTables(facts, io.today).find(({ fact }) => fact === 'minimum-wage-hour')
    if (wages) io.err(`The minimum wage is known up to and including ${addDays(wages.until, -1)}, and not after it.`)
    const many = Array.isArray(input.json)
    const given: readonly unknown[] = Array.isArray(input.json) ? input.json : [input.json]
    const results = given.map((one) => checked(one, book))
    if (json) io.out(JSON.stringify(many ? results : results[0]))
    else io.out(results.map(textOf).join('\n\n'))
    const refused = results.flatMap((one, index) =>
      'refused' in one ? one.refused.map((field) => refusalText(field, many ? `payslip ${index + 1}, ` : '')) : [],
    )
    for (const said of refused) io.err(said)
    return refused.length > 0 ? 1 : 0
  },
}

function parsed(typed: Uint8Array, io: Io): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(typed)) }
  } catch (cause) {
    io.err(`This is no JSON: ${cause instanceof Error ? cause.message : 'unreadable'}`)
    return undefined
  }
}

export const payslipCommands: readonly Command[] = [check]
