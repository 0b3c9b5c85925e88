import { join } from 'node:path'
import { day } from '#kernel/days.ts'
import type { Command, Io } from '../commands/command.ts'

export const project = join(import.meta.dirname, '../../..')

/** Runs one line of the command-line tool on the day the content was written; the longest name that fits is the command. */
export async function runCommand(commands: readonly Command[], line: string, changes: Partial<Io> = {}) {
  const [command] = commands
    .filter(({ name }) => `${line} `.startsWith(`${name} `))
    .sort((one, other) => other.name.length - one.name.length)
  if (!command) throw new Error(`no command for "${line}"`)
  const [out, err]: [string[], string[]] = [[], []]
  const code = await command.run(line.slice(command.name.length).split(' ').filter(Boolean), {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    root: project,
    today: day('2026-11-21'),
    ...changes,
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
