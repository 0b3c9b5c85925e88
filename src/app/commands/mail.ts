import { type MailStatus, type MailTables, mailStatus, type OldestMail } from '#platform/mail/index.ts'
import type { Command } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'
import { withDatabase } from './with-database.ts'

/** Servers that let newcomers wait do so for half an hour; what waits longer is for somebody to look at. */
const lateAfterMinutes = 60

const status: Command = {
  name: 'mail status',
  summary: 'mail that waits and mail that ended, counted by kind and outcome; found wanting when one waits for an hour',
  usage: [
    'baken mail status [--json]',
    '',
    'Ended mail is counted for 30 days. Nothing says whom a mail is for: that is erased when it ends. What the faults mean: docs/operations/mail.md.',
  ].join('\n'),
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } } as const)
    if (!read) return wrongUse(status, io)
    return withDatabase(io, 'Mail waits in the database', async (db) => {
      const found = await mailStatus(db.$pickTables<keyof MailTables>())
      const late = found.oldest !== null && found.oldest.waitedMinutes >= lateAfterMinutes
      if (read.values.json) io.out(JSON.stringify({ ...found, late }))
      else for (const line of statusLines(found)) io.out(line)
      if (late) io.err('Mail does not leave: see docs/operations/mail.md.')
      return late ? 1 : 0
    })
  },
}

/** What `baken mail …` can do. */
export const mailCommands: Command[] = [status]

function statusLines({ counts, oldest }: MailStatus): string[] {
  if (counts.length === 0) return ['No mail waits, and none ended in the last 30 days.']
  const width = Math.max(...counts.map(({ kind }) => kind.length))
  const rows = counts.map(({ kind, outcome, count }) => `${kind.padEnd(width)}  ${outcome.padEnd(9)}  ${count}`)
  return [...rows, oldest ? oldestText(oldest) : 'No mail waits.']
}

function oldestText({ kind, queuedAt, waitedMinutes, attempts, fault }: OldestMail): string {
  const times = attempts === 1 ? 'once' : `${attempts} times`
  const tried = attempts === 0 ? 'not tried yet' : `tried ${times}, ${fault ?? 'no fault so far'}`
  return `The oldest that waits: ${kind}, queued ${queuedAt.toISOString()}, ${waitedMinutes} minutes ago, ${tried}.`
}
