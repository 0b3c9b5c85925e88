import { text } from 'node:stream/consumers'
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
import { endingTables } from '../payslip-page.ts'
import type { Command, Io } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'
import { soundFacts } from './sound-facts.ts'

/** What comes of one payslip: the findings, or what was wrong with which field. */
type Checked = { findings: readonly FindingReport[]; claimCents: number } | { refused: readonly FieldRefusal[] }

function checked(json: unknown, book: RuleBook): Checked {
  const read = readPayslip(json)
  if (!read.ok) return { refused: read.error }
  const findings = checkPayslip(read.value, book)
  return {
    findings: findings.map((finding) => findingReport(finding, { preview: book.preview })),
    claimCents: claimOf(findings),
  }
}

const refusalText = ({ field, code, typed }: FieldRefusal) =>
  `${field || 'input'}: ${code}${typed ? ` ("${typed}")` : ''}`

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

function textOf(one: Checked): string {
  return 'refused' in one ? one.refused.map(refusalText).join('\n') : one.findings.map(findingText).join('\n')
}

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
    const input = parsed(await text(process.stdin), io)
    if (!input) return 1
    const book = openRuleBook(facts.values(), { preview })
    if (preview) io.err('A look ahead: what was only proposed is counted as if it were the law.')
    const wages = endingTables(facts, io.today).find(({ fact }) => fact === 'minimum-wage-hour')
    if (wages) io.err(`The minimum wage is known until ${wages.until}, and not after it.`)
    const results = (Array.isArray(input.json) ? input.json : [input.json]).map((one) => checked(one, book))
    if (json) io.out(JSON.stringify(Array.isArray(input.json) ? results : results[0]))
    else io.out(results.map(textOf).join('\n\n'))
    const refused = results.filter((one) => 'refused' in one)
    for (const one of refused) io.err(textOf(one))
    return refused.length > 0 ? 1 : 0
  },
}

function parsed(typed: string, io: Io): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(typed) }
  } catch (cause) {
    io.err(`This is no JSON: ${cause instanceof Error ? cause.message : 'unreadable'}`)
    return undefined
  }
}

export const payslipCommands: readonly Command[] = [check]
