import { join } from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type Day, parseDay } from '#kernel/days.ts'
import type { Areas } from '#modules/areas/index.ts'
import { readAreas } from '#modules/areas/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import type { Command, Io } from './command.ts'

/** The options and the words of a command; `undefined` for an option it does not have or more than `most` words. */
export function readWords<T extends ParseArgsOptionsConfig>(args: string[], options: T, most = 0) {
  try {
    const read = parseArgs({ args, options, allowPositionals: true })
    return read.positionals.length <= most ? read : undefined
  } catch {
    return undefined
  }
}

export function dayIn(text: string | undefined): Day | undefined {
  const day = parseDay(text ?? '')
  return day.ok ? day.value : undefined
}

/** Says how the command is written. Exit code 2. */
export function wrongUse({ usage }: Command, io: Io): number {
  io.err(`Use: ${usage}${usage.includes('DAY') ? ' (DAY is YYYY-MM-DD)' : ''}`)
  return 2
}

/** Says which days there are data for. Exit code 1. */
export function outOfCoverage({ coverage }: Areas, on: Day, json: boolean, io: Io): number {
  if (json) io.out(JSON.stringify({ refused: 'out-of-coverage', on, coverage }))
  io.err(`${on} is outside the days that are known: ${coverage.from} up to and including ${coverage.lastChecked}.`)
  return 1
}

/** Answers are only given out of data in which nothing is wrong; else every finding goes to the messages. */
export function soundAreas(io: Io): Areas | undefined {
  const { areas, findings } = readAreas(join(io.root, 'data/areas'))
  for (const finding of findings) io.err(findingText(finding))
  return findings.length === 0 ? areas : undefined
}
