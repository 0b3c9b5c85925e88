import type { Day } from '#kernel/days.ts'
import { municipalitiesOn } from '#modules/areas/index.ts'
import { countOn, documentStateOn, type PolicyCount, type PolicyDocument } from '#modules/policy/index.ts'
import type { Command } from './command.ts'
import { dayIn, outOfCoverage, readWords, wrongUse } from './command-line.ts'
import { soundPolicy } from './sound-policy.ts'

const options = { on: { type: 'string' }, json: { type: 'boolean' } } as const

const count: Command = {
  name: 'policy count',
  summary: 'how many municipalities had a labour-migration framework on a day',
  usage: 'baken policy count --on DAY [--json]',
  async run(args, io) {
    const read = readWords(args, options)
    const on = dayIn(read?.values.on)
    if (!read || !on) return wrongUse(count, io)
    const { json = false } = read.values
    const data = await soundPolicy(io)
    if (!data) return 1
    const municipalities = municipalitiesOn(data.areas, on)
    if (!municipalities.ok) return outOfCoverage(data.areas, on, json, io)
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
    const read = readWords(args, options)
    const on = dayIn(read?.values.on)
    if (!read || (read.values.on !== undefined && !on)) return wrongUse(documents, io)
    const { json = false } = read.values
    const data = await soundPolicy(io)
    if (!data) return 1
    if (on !== undefined && !municipalitiesOn(data.areas, on).ok) return outOfCoverage(data.areas, on, json, io)
    const listed = data.policy.documents
      .map((document) => ({ ...document, state: documentStateOn(document, on ?? io.today) }))
      .filter(({ state }) => on === undefined || state !== 'not-yet')
    io.out(json ? JSON.stringify(listed) : listed.map(documentText).join('\n'))
    return 0
  },
}

const check: Command = {
  name: 'policy check',
  summary: 'whether everything in data/policy is sound, the inventory and the housing rules too',
  usage: 'baken policy check',
  async run(args, io) {
    if (args.length > 0) return wrongUse(check, io)
    const data = await soundPolicy(io)
    if (!data) return 1
    const { measurements, documents: known, words } = data.policy
    const languages = [...words.keys()].join(' ')
    io.out(`policy: ${measurements.length} measurements, ${known.length} documents, words in ${languages}: sound`)
    return 0
  },
}

/** What `baken policy …` can do. */
export const policyCommands: Command[] = [count, documents, check]

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
