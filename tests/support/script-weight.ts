import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** All that a reporter's page may load of scripts before anything can be typed: with what seals, and what draws the picture of a code. */
export const mostScriptBytes = 45 * 1_024

/** Where scripts of modules lie after a build. */
const client = join(import.meta.dirname, '../../build/client')

export interface ScriptWeight {
  path: string
  bytes: number
  /** As it comes over the network, packed by Brotli. */
  packed: number
}

const imported = (code: string, how: RegExp): string[] => [...code.matchAll(how)].flatMap(([, path]) => path ?? [])
const atOnce = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+from\s*)?"(\.{1,2}\/[^"]+\.js)"/g
const later = /import\(\s*[`"](\.{1,2}\/[^`"]+\.js)[`"]\s*\)/g

/** The scripts that a page names, with all that they load: what comes at once, and what comes only when it is needed. `html`: of the page. */
export function scriptsOf(html: string): { first: ScriptWeight[]; onDemand: ScriptWeight[] } {
  const named = [...html.matchAll(/<script type="module" src="([^"]+)"/g)].flatMap(([, path]) => path ?? [])
  const first = new Map<string, ScriptWeight>()
  const onDemand = new Map<string, ScriptWeight>()
  const take = (path: string, into: Map<string, ScriptWeight>): void => {
    if (first.has(path) || into.has(path)) return
    const file = readFileSync(join(client, path))
    into.set(path, { path, bytes: file.length, packed: brotliCompressSync(file).length })
    const code = file.toString('utf8')
    const beside = (other: string) => normalize(join(dirname(path), other))
    for (const other of imported(code, atOnce)) take(beside(other), into)
    for (const other of imported(code, later)) take(beside(other), onDemand)
  }
  for (const path of named) take(path, first)
  for (const path of first.keys()) onDemand.delete(path)
  return { first: [...first.values()], onDemand: [...onDemand.values()] }
}

export const packedBytes = (scripts: readonly ScriptWeight[]): number =>
  scripts.reduce((sum, { packed }) => sum + packed, 0)
