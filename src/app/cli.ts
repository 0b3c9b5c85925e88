import { join } from 'node:path'
import { dutchDay } from '#kernel/days.ts'
import type { Command, Io } from './commands/command.ts'
import { readConfiguration } from './configuration.ts'

/** Commands by their first word, in the order in which they are told. Loaded when they are asked for: all of them take a second of a processor before anything is done. */
const families: Readonly<Record<string, () => Promise<readonly Command[]>>> = {
  areas: async () => (await import('./commands/areas.ts')).areasCommands,
  directory: async () => (await import('./commands/directory.ts')).directoryCommands,
  guides: async () => (await import('./commands/guides.ts')).guidesCommands,
  content: async () => (await import('./commands/content.ts')).contentCommands,
  payslip: async () => [
    ...(await import('./commands/payslip.ts')).payslipCommands,
    ...(await import('./commands/payslip-batch.ts')).payslipBatchCommands,
  ],
  policy: async () => [
    ...(await import('./commands/policy.ts')).policyCommands,
    ...(await import('./commands/policy-frameworks.ts')).frameworkCommands,
  ],
  kompas: async () => (await import('./commands/kompas.ts')).kompasCommands,
  programme: async () => [
    ...(await import('./commands/programme.ts')).programmeCommands,
    ...(await import('./commands/programme-import.ts')).importCommands,
    ...(await import('./commands/programme-hand-over.ts')).handOverCommands,
  ],
  receipt: async () => [
    ...(await import('./commands/receipt.ts')).receiptCommands,
    ...(await import('./commands/receipt-keys.ts')).receiptKeyCommands,
  ],
  report: async () => (await import('./commands/report.ts')).reportCommands,
  reporting: async () => (await import('./commands/reporting.ts')).reportingCommands,
  figures: async () => (await import('./commands/figures.ts')).figureCommands,
  retention: async () => (await import('./commands/retention.ts')).retentionCommands,
  rights: async () => (await import('./commands/rights.ts')).rightsCommands,
  search: async () => (await import('./commands/search.ts')).searchCommands,
  audit: async () => (await import('./commands/audit.ts')).auditCommands,
  mail: async () => (await import('./commands/mail.ts')).mailCommands,
  staff: async () => (await import('./commands/staff.ts')).staffCommands,
}
const everyCommand = async (): Promise<readonly Command[]> =>
  (await Promise.all(Object.values(families).map((load) => load()))).flat()

const configuration = readConfiguration(process.env)
const io: Io = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  root: join(import.meta.dirname, '../..'),
  today: dutchDay(new Date()),
  address: configuration.ok ? configuration.value.address : undefined,
  signingKeys: configuration.ok ? configuration.value.signingKeys : undefined,
  database: async () => (await import('./command-database.ts')).openCommandDatabase(process.env),
}

process.exitCode = await runCommand(process.argv.slice(2))

/** Finds the command with the most words that begin what was typed, so that `areas check` goes before `areas`. */
async function runCommand(words: readonly string[]): Promise<number> {
  const [family = ''] = words
  const commands = Object.hasOwn(families, family) ? ((await families[family]?.()) ?? []) : []
  const command = commands
    .filter(({ name }) => name.split(' ').every((word, index) => words[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]
  const asksForHelp = words.length === 0 || words.includes('--help') || words.includes('-h') || words[0] === 'help'
  if (asksForHelp) {
    io.out(command ? `${command.summary}\n\n${command.usage}` : await overview())
    return 0
  }
  if (!command) {
    io.err(`There is no command "${words.join(' ')}".\n\n${await overview()}`)
    return 2
  }
  return command.run(words.slice(command.name.split(' ').length), io)
}

async function overview(): Promise<string> {
  const commands = await everyCommand()
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
