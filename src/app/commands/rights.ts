import { addDays } from '#kernel/days.ts'
import { endingTables, endsSoonDays } from '../payslip-page.ts'
import type { Command } from './command.ts'
import { dayIn, readWords, wrongUse } from './command-line.ts'
import { soundFacts } from './sound-facts.ts'

const check: Command = {
  name: 'rights check',
  summary: `whether the tables of amounts and rules are sound, and which end within ${endsSoonDays} days`,
  usage: 'baken rights check [--on DAY] [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' }, on: { type: 'string' } })
    const on = read?.values.on === undefined ? io.today : dayIn(read.values.on)
    if (!read || !on) return wrongUse(check, io)
    const facts = await soundFacts(io)
    if (!facts) return 1
    const ending = endingTables(facts, on)
    if (read.values.json) io.out(JSON.stringify({ facts: facts.size, ending }))
    else {
      const lines = ending.map(({ fact, until }) => `${fact} is known up to and including ${addDays(until, -1)}`)
      io.out(
        [...lines, `${facts.size} facts are sound; ${ending.length} tables end within ${endsSoonDays} days`].join('\n'),
      )
    }
    return 0
  },
}

export const rightsCommands: readonly Command[] = [check]
