import type { HouseFinding } from './finding.ts'
import { isTest, type Tree } from './tree.ts'

const source = /^content\/interface\/(?:[\w-]+\/)?nl\.json$/
const plural = /\.(?:zero|one|two|few|many|other)$/
const whole = /['"`]([\w-]+(?:\.[\w-]+)*)['"`]/g
const withGaps = /`([\w.-]*(?:\$\{[^`{}]*\}[\w.-]*)+)`/g

/** Every sentence of the interface is named by code: whole, or by a text with gaps that it fits, such as `cases.state.${state}`. */
export function wordFindings(tree: Tree): HouseFinding[] {
  const catalogues = tree.paths.filter((path) => source.test(path))
  if (catalogues.length === 0) return []
  const code = tree.paths
    .filter((path) => path.startsWith('src/') && /\.(?:ts|svelte)$/.test(path) && !isTest(path))
    .map((path) => tree.text(path))
  const named = new Set(code.flatMap((text) => [...text.matchAll(whole)].map((found) => found[1] ?? '')))
  const fits = code.flatMap((text) => [...text.matchAll(withGaps)].flatMap((found) => fitting(found[1] ?? '')))
  const isNamed = (key: string) => named.has(key) || fits.some((one) => one.test(key))
  return catalogues.flatMap((file) => {
    const lines = tree.text(file).split('\n')
    return Object.keys(JSON.parse(lines.join('\n')))
      .filter((key) => !isNamed(key) && !(plural.test(key) && isNamed(key.replace(plural, ''))))
      .map((key) => ({
        rule: 'unused-words',
        file,
        line: lines.findIndex((line) => line.includes(`"${key}":`)) + 1,
        message: `no code names "${key}"`,
      }))
  })
}

/** What a text with gaps may become. One that is hardly more than gaps would fit every key and says nothing. */
function fitting(text: string): RegExp[] {
  const parts = text.split(/\$\{[^}]*\}/)
  if (!parts.some((part) => /[a-z]{3}/.test(part)) || !parts.some((part) => part.includes('.'))) return []
  return [new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`)]
}
