import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Spectral } from '@stoplight/spectral-core'
import * as functions from '@stoplight/spectral-functions'
import rulesets from '@stoplight/spectral-rulesets'
import { parse } from 'yaml'

const ruleFile = join(import.meta.dirname, '../../../../shared/data/standards/nl-api-design-rules/linter.yaml')

/** The published rules are not part of the project: where they do not lie beside it, there is nothing to hold against. */
export const haveApiRules = existsSync(ruleFile)

const named: Readonly<Record<string, unknown>> = { ...functions }
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The rules as they are published name their functions; the library wants the functions themselves. */
function withFunctions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFunctions)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => {
      const found = key === 'function' && typeof inside === 'string' ? named[inside] : undefined
      if (key === 'function' && found === undefined) throw new Error(`no function ${String(inside)}`)
      return [key, found ?? withFunctions(inside)]
    }),
  )
}

/** What the Dutch API design rules find wrong in a description, as lines to read. */
export async function apiRuleFaults(description: object): Promise<string[]> {
  const spectral = new Spectral()
  const { rules }: { rules: unknown } = parse(readFileSync(ruleFile, 'utf8'))
  spectral.setRuleset({ extends: [[rulesets.oas, 'off']], rules: withFunctions(rules) } as Parameters<
    Spectral['setRuleset']
  >[0])
  const found = await spectral.run(JSON.stringify(description))
  return found.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)
}
