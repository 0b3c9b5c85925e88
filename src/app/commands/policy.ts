import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Day, parseDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import { type Areas, municipalitiesOn } from '#modules/areas/index.ts'
import { readAreas } from '#modules/areas/server/index.ts'
import { countOn, documentStateOn, type PolicyCount, type PolicyDocument } from '#modules/policy/index.ts'
import { type Policy, readPolicy } from '#modules/policy/server/index.ts'
import type { Command, Io } from './command.ts'

const count: Command = {
  name: 'policy count',
  summary: 'how many municipalities had a labour-migration framework on a day',
  usage: 'baken policy count --on DAY [--json]',
  async run(args, io) {
    const wanted = optionsIn(args)
    if (!wanted.ok || wanted.value.on === undefined) return wrongUse(count, io)
    const { on, json } = wanted.value
    const data = await readSound(io)
    if (!data) return 1
    const municipalities = municipalitiesOn(data.areas, on)
    if (!municipalities.ok) return outOfCoverage(data.areas, on, io)
    const counted = countOn(data.policy.measurements, data.policy.documents, municipalities.value, on)
    io.out(json ? JSON.stringify(counted) : countText(counted, on))
    return 0
  },
}

const documents: Command = {
  name: 'policy documents',
  summary: 'the local policy documents that are known, or those known on a day',
  usage: 'baken policy documents [--on DAY] [--json]',
  async run(args, io) {
    const wanted = optionsIn(args)
    if (!wanted.ok) return wrongUse(documents, io)
    const { on, json } = wanted.value
    const data = await readSound(io)
    if (!data) return 1
    if (on !== undefined && !municipalitiesOn(data.areas, on).ok) return outOfCoverage(data.areas, on, io)
    const listed = data.policy.documents
      .map((document) => ({ ...document, state: documentStateOn(document, on ?? io.today) }))
      .filter(({ state }) => on === undefined || state !== 'not-yet')
    io.out(json ? JSON.stringify(listed) : listed.map(documentText).join('\n'))
    return 0
  },
}

const check: Command = {
  name: 'policy check',
  summary: 'whether the measurements, documents and words in data/policy are sound',
  usage: 'baken policy check',
  async run(args, io) {
    if (args.length > 0) return wrongUse(check, io)
    const data = await readSound(io)
    if (!data) return 1
    const { measurements, documents: known, words } = data.policy
    const languages = [...words.keys()].join(' ')
    io.out(`policy: ${measurements.length} measurements, ${known.length} documents, words in ${languages}: sound`)
    return 0
  },
}

/** What `baken policy …` can do. */
export const policyCommands: Command[] = [count, documents, check]

interface Options {
  on: Day | undefined
  json: boolean
}

function optionsIn(args: string[]): Result<Options, 'wrong-use'> {
  const read = parsed(args)
  if (!read) return err('wrong-use')
  const { on, json = false } = read
  if (on === undefined) return ok({ on, json })
  const day = parseDay(on)
  return day.ok ? ok({ on: day.value, json }) : err('wrong-use')
}

/** `parseArgs` throws for an option it does not know; that is wrong use and no bug. */
function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: { on: { type: 'string' }, json: { type: 'boolean' } } }).values
  } catch {
    return undefined
  }
}

/** Numbers are only given out of data in which nothing is wrong; else every finding goes to the messages. */
async function readSound({ root, err: say }: Io): Promise<{ areas: Areas; policy: Policy } | undefined> {
  const dataFolder = join(root, 'data')
  const { areas, findings } = readAreas(join(dataFolder, 'areas'))
  if (!areas || findings.length > 0) {
    for (const finding of findings) say(findingText(finding))
    return undefined
  }
  const read = await readPolicy(dataFolder, areas)
  for (const finding of read.findings) say(findingText(finding))
  return read.policy && read.findings.length === 0 ? { areas, policy: read.policy } : undefined
}

function wrongUse({ usage }: Command, io: Io): number {
  io.err(`Use: ${usage} (DAY is YYYY-MM-DD)`)
  return 2
}

function outOfCoverage({ coverage }: Areas, on: Day, io: Io): number {
  io.err(`${on} is outside the days that are known: ${coverage.from} up to and including ${coverage.lastChecked}.`)
  return 1
}

function countText(counted: PolicyCount, on: Day): string {
  const { trafficking } = counted
  const lines: [string, string | number | null][] = [
    ['day', on],
    ['municipalities', counted.municipalities],
    ['with a framework', counted.withFramework],
    ['housing only', counted.housing],
    ['integral', counted.integral],
    ['share', counted.share === null ? null : `${(counted.share * 100).toFixed(1)} %`],
    ['measured on', counted.measuredOn && `${counted.measuredOn} (${counted.measuredOnBasis})`],
    ['known at least', counted.knownAtLeast],
    ['trafficking: decided at least', trafficking.decidedAtLeast],
    ['trafficking: in force at least', trafficking.inForceAtLeast],
    ['trafficking: unknown', trafficking.unknown],
  ]
  return lines.map(([name, value]) => `${name}: ${value ?? 'not known'}`).join('\n')
}

const documentText = ({ id, municipality, theme, state, ...rest }: PolicyDocument & { state: string }): string =>
  [
    `${id} ${municipality} ${theme}: ${state}`,
    `  decided ${rest.decided ?? 'not known'}, published ${rest.published ?? 'not known'}`,
    `  in force ${rest.inForce ?? 'not known'}, valid until ${rest.validUntil ?? 'not known'}`,
    `  source ${rest.sources.join(' ')} (${rest.confidence})`,
  ].join('\n')
