/**
 * How many guides of 200 nodes are checked in a second, beside the least that any reading of them costs:
 * parsing the same guides from JSON and passing once over their edges. Run: `node bench/guide-checks.ts`.
 * It reports and never fails: the speed of the machine is not a property of the code.
 */
import { checkGuide } from '#modules/guides/domain/check-guide.ts'
import { aCheckContext, aFolder, aGuideOf } from '#modules/guides/testing/a-guide.ts'

const guides = 200
const nodes = 200
const rounds = 5

const folders = Array.from({ length: guides }, (_, index) => {
  const guide = { ...aGuideOf(nodes), id: `guide-${index}`, languages: ['nl'] }
  return aFolder(guide)
})
const texts = folders.map(({ guide, words }) => JSON.stringify({ guide, words: [...words] }))
const context = aCheckContext({ pagesOf: () => 1 })

/** Parses one guide and counts the edges that lead to an existing node. */
function baseline(text: string): number {
  const { guide }: { guide: { nodes: Record<string, { options?: object; outcomes?: object; next?: string }> } } =
    JSON.parse(text)
  let edges = 0
  for (const { options = {}, outcomes = {}, next } of Object.values(guide.nodes))
    for (const to of [...Object.values(options), ...Object.values(outcomes), next]) if (to in guide.nodes) edges++
  return edges
}

/** Guides a second in the fastest of some rounds: other work on the machine can only make a round slower. */
function perSecond(work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return Math.round((guides / best) * 1000)
}

let findings = 0
const checked = perSecond(() => {
  for (const folder of folders) findings += checkGuide(folder, context, () => 1).length
})
let edges = 0
const parsed = perSecond(() => {
  for (const text of texts) edges += baseline(text)
})

const characters = Math.round(texts.reduce((sum, text) => sum + text.length, 0) / guides)
console.log(
  `guides of ${nodes} nodes, one language, ${characters} characters as JSON; one core, best of ${rounds} rounds`,
)
console.log(`checked:  ${checked} guides a second (${findings} findings)`)
console.log(`baseline: ${parsed} guides a second (JSON.parse and one pass over ${edges / guides / rounds} edges)`)
console.log(`a check costs ${(parsed / checked).toFixed(1)} times the baseline`)
