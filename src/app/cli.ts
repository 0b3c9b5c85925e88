import { join } from 'node:path'
import { dutchDay } from '#kernel/days.ts'
import { openCommandDatabase } from './command-database.ts'
import { areasCommands } from './commands/areas.ts'
import { auditCommands } from './commands/audit.ts'
import type { Command, Io } from './commands/command.ts'
import { contentCommands } from './commands/content.ts'
import { directoryCommands } from './commands/directory.ts'
import { figureCommands } from './commands/figures.ts'
import { guidesCommands } from './commands/guides.ts'
import { kompasCommands } from './commands/kompas.ts'
import { mailCommands } from './commands/mail.ts'
import { payslipCommands } from './commands/payslip.ts'
import { payslipBatchCommands } from './commands/payslip-batch.ts'
import { policyCommands } from './commands/policy.ts'
import { frameworkCommands } from './commands/policy-frameworks.ts'
import { programmeCommands } from './commands/programme.ts'
import { handOverCommands } from './commands/programme-hand-over.ts'
import { importCommands } from './commands/programme-import.ts'
import { receiptCommands } from './commands/receipt.ts'
import { receiptKeyCommands } from './commands/receipt-keys.ts'
import { reportCommands } from './commands/report.ts'
import { reportingCommands } from './commands/reporting.ts'
import { retentionCommands } from './commands/retention.ts'
import { rightsCommands } from './commands/rights.ts'
import { searchCommands } from './commands/search.ts'
import { staffCommands } from './commands/staff.ts'
import { readConfiguration } from './configuration.ts'

const commands: readonly Command[] = [
  ...areasCommands,
  ...directoryCommands,
  ...guidesCommands,
  ...contentCommands,
  ...payslipCommands,
  ...payslipBatchCommands,
  ...policyCommands,
  ...frameworkCommands,
  ...kompasCommands,
  ...programmeCommands,
  ...importCommands,
  ...handOverCommands,
  ...receiptCommands,
  ...receiptKeyCommands,
  ...reportCommands,
  ...reportingCommands,
  ...figureCommands,
  ...retentionCommands,
  ...rightsCommands,
  ...searchCommands,
  ...auditCommands,
  ...mailCommands,
  ...staffCommands,
]

const configuration = readConfiguration(process.env)
const io: Io = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  root: join(import.meta.dirname, '../..'),
  today: dutchDay(new Date()),
  address: configuration.ok ? configuration.value.address : undefined,
  signingKeys: configuration.ok ? configuration.value.signingKeys : undefined,
  database: () => openCommandDatabase(process.env),
}

process.exitCode = await runCommand(process.argv.slice(2))

/** Finds the command with the most words that begin what was typed, so that `areas check` goes before `areas`. */
async function runCommand(words: readonly string[]): Promise<number> {
  const command = commands
    .filter(({ name }) => name.split(' ').every((word, index) => words[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]
  const asksForHelp = words.length === 0 || words.includes('--help') || words.includes('-h') || words[0] === 'help'
  if (asksForHelp) {
    io.out(command ? `${command.summary}\n\n${command.usage}` : overview())
    return 0
  }
  if (!command) {
    io.err(`There is no command "${words.join(' ')}".\n\n${overview()}`)
    return 2
  }
  return command.run(words.slice(command.name.split(' ').length), io)
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'baken COMMAND [--json] [--help]',
    '',
    ...lines,
    '',
    'Exit codes: 0 good, 1 refused or found wanting, 2 wrong use. Data goes to stdout, messages to stderr.',
  ].join('\n')
}
