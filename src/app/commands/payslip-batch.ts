import { buffer } from 'node:stream/consumers'
import type { Batch, FileRefusal, LineRefusal } from '#modules/rights/index.ts'
import { openRuleBook } from '#modules/rights/index.ts'
import { checkBatch, fileSentence, lineSentence, readBatch, resultsJson } from '#modules/rights/server/index.ts'
import type { Command } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'
import { soundFacts } from './sound-facts.ts'

const euros = (cents: number): string => (cents / 100).toFixed(2)
const lineText = (one: LineRefusal): string =>
  `line ${one.line}${one.column ? `, ${one.column}` : ''}: ${lineSentence(one)}`
const fileText = (one: FileRefusal): string => `line ${one.line}: ${fileSentence(one)}`

function ruleText({ id, counts, difference, claim }: Batch['rules'][number]): string {
  const told = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`)
  return [id.padEnd(22), told.join(', '), counts.breach > 0 ? `${euros(difference)} euro, ${euros(claim)} certain` : '']
    .filter((part) => part !== '')
    .join(' · ')
}

function personText({ person, lines, counts, claim }: Batch['people'][number]): string {
  const name = person || `line ${lines[0]?.line ?? 0}`
  return `${name} · ${lines.length} payslips · ${counts.breach} breach, ${counts.unknown} unknown · ${euros(claim)} euro certain`
}

const batchText = (batch: Batch, linesRefused: number): string =>
  [
    `${batch.lines.length} payslips checked, ${linesRefused} lines left out.`,
    `Certainly due, all together: ${euros(batch.claim)} euro. Money that two rules are about counts once.`,
    '',
    ...batch.rules.map(ruleText),
    '',
    ...batch.people.map(personText),
  ].join('\n')

const batch: Command = {
  name: 'payslip batch',
  summary: 'holds a table of payslips against the rules of their days; reads CSV from standard input',
  usage: 'baken payslip batch [--json] < FILE.csv',
  async run(args, io) {
    const words = readWords(args, { json: { type: 'boolean' } })
    if (!words) return wrongUse(batch, io)
    const facts = await soundFacts(io)
    if (!facts) return 1
    const read = readBatch(await (io.input ?? (() => buffer(process.stdin)))())
    if (!read.ok) {
      for (const one of read.refused) io.err(fileText(one))
      return 1
    }
    const checked = checkBatch(read.lines, openRuleBook(facts.values()))
    const { refused, linesRefused } = read
    if (words.values.json) io.out(resultsJson({ batch: checked, refused, linesRefused, today: io.today }))
    else io.out(batchText(checked, linesRefused))
    for (const one of refused) io.err(lineText(one))
    return refused.length > 0 ? 1 : 0
  },
}

export const payslipBatchCommands: readonly Command[] = [batch]
