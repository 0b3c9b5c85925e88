import type { Answer } from './answers.ts'
import { exitsOf, nodeOf, shapeOf } from './graph.ts'
import type { Guide, GuideNode, Outcome } from './guide.ts'
import { type RuleContext, rules } from './rules.ts'

/** A node that was passed, with the option that was chosen there; a rule was answered by Baken. */
export interface Step {
  node: string
  kind: 'question' | 'action' | 'rule'
  option: string
  by: 'reader' | 'baken'
}

/** How far a reader is in a guide. */
export interface Walk {
  /** What was passed, first to last, rules included. */
  steps: readonly Step[]
  /** What the reader answered: the part of `steps` that must be kept to come back here. */
  answers: readonly Answer[]
  /** The node the reader is at now: a question, an action, or the outcome. Never a rule. */
  current: string
  finished: boolean
  /** The outcome when finished, else null. */
  outcome: Outcome | null
  /** "Step 3": the place of `current` among the steps of the reader, from 1. Rules are not counted. */
  stepNumber: number
  /** "of at most 7": the step number that the longest way from here ends at. */
  stepsAtMost: number
}

/**
 * `unknown-node` – the guide has no such node (any more) · `unknown-option` – the node has no such option ·
 * `out-of-order` – the node exists but is not the one to answer now · `after-outcome` – there was nothing left to answer.
 */
export type WalkRefusal = 'unknown-node' | 'unknown-option' | 'out-of-order' | 'after-outcome'

/** A refusal keeps the walk up to the first answer that did not fit, so that nobody loses what was right. */
export type WalkResult = { ok: true; value: Walk } | { ok: false; error: WalkRefusal; refused: Answer; kept: Walk }

/**
 * Walks `guide` from the start with the answers of a reader; rules are answered from `context` on the way.
 * The answers come from outside and are believed in nothing. Refusals: see `WalkRefusal`.
 *
 * @throws Error when the guide itself leads nowhere or round in rules, which `checkGuide` finds beforehand
 */
export function walk(guide: Guide, answers: readonly Answer[], context: RuleContext): WalkResult {
  const place = startOf(guide, context)
  for (const answer of answers) {
    const refusal = take(guide, place, answer, context)
    if (refusal) return refused(guide, place, answer, refusal)
  }
  return { ok: true, value: walkAt(guide, place) }
}

/** The walk without its last answer; at the start it stays at the start. Refusals as `walk`. */
export const goBack = (guide: Guide, answers: readonly Answer[], context: RuleContext): WalkResult =>
  walk(guide, answers.slice(0, -1), context)

/**
 * Changes the last answer that was given at `changed.node` and keeps every later answer that is still asked for.
 * Refusals as `walk`; also `out-of-order` when nothing was answered at that node.
 */
export function changeAnswer(
  guide: Guide,
  answers: readonly Answer[],
  changed: Answer,
  context: RuleContext,
): WalkResult {
  const index = answers.findLastIndex(({ node }) => node === changed.node)
  if (index === -1) {
    const unchanged = walk(guide, answers, context)
    if (!unchanged.ok) return unchanged
    return { ok: false, error: refusalOf(guide, changed), refused: changed, kept: unchanged.value }
  }
  const place = startOf(guide, context)
  for (const answer of [...answers.slice(0, index), changed]) {
    const refusal = take(guide, place, answer, context)
    if (refusal) return refused(guide, place, answer, refusal)
  }
  // Later answers come in the order of the old way; those that the new way does not ask for are passed over.
  for (const answer of answers.slice(index + 1)) if (answer.node === place.id) take(guide, place, answer, context)
  return { ok: true, value: walkAt(guide, place) }
}

/**
 * Puts answers that are known by node in the order in which the guide asks for them, each at most once.
 * `unused` are the nodes that were never asked for.
 */
export function orderAnswers(
  guide: Guide,
  byNode: ReadonlyMap<string, string>,
  context: RuleContext,
): { result: WalkResult; unused: string[] } {
  const left = new Map(byNode)
  const place = startOf(guide, context)
  for (let option = left.get(place.id); option !== undefined; option = left.get(place.id)) {
    const answer = { node: place.id, option }
    left.delete(place.id)
    const refusal = take(guide, place, answer, context)
    if (refusal) return { result: refused(guide, place, answer, refusal), unused: [...left.keys()] }
  }
  return { result: { ok: true, value: walkAt(guide, place) }, unused: [...left.keys()] }
}

/** Where a walk is; it grows while answers are taken, and a refused answer leaves it as it was. */
interface Place {
  id: string
  steps: Step[]
  answers: Answer[]
}

function startOf(guide: Guide, context: RuleContext): Place {
  const place: Place = { id: guide.start, steps: [], answers: [] }
  passRules(guide, place, context)
  return place
}

function take(guide: Guide, place: Place, answer: Answer, context: RuleContext): WalkRefusal | null {
  const node = existing(guide, place.id)
  if (node.kind === 'outcome') return nodeOf(guide, answer.node) ? 'after-outcome' : 'unknown-node'
  if (answer.node !== place.id) return refusalOf(guide, answer)
  const exits = exitsOf(node)
  const next = Object.hasOwn(exits, answer.option) ? exits[answer.option] : undefined
  if (next === undefined) return 'unknown-option'
  place.steps.push({ node: place.id, kind: node.kind, option: answer.option, by: 'reader' })
  place.answers.push(answer)
  place.id = next
  passRules(guide, place, context)
  return null
}

function passRules(guide: Guide, place: Place, context: RuleContext): void {
  const passed = new Set<string>()
  for (let node = existing(guide, place.id); node.kind === 'rule'; node = existing(guide, place.id)) {
    if (passed.has(place.id)) throw new Error(`Guide "${guide.id}" goes round in rules at "${place.id}"`)
    passed.add(place.id)
    const option = rules.get(node.rule)?.evaluate(context) ?? 'unknown'
    place.steps.push({ node: place.id, kind: 'rule', option, by: 'baken' })
    place.id = node.outcomes[option] ?? ''
  }
}

const refused = (guide: Guide, place: Place, answer: Answer, error: WalkRefusal): WalkResult => ({
  ok: false,
  error,
  refused: answer,
  kept: walkAt(guide, place),
})

function walkAt(guide: Guide, { id, steps, answers }: Place): Walk {
  const node = existing(guide, id)
  const outcome = node.kind === 'outcome' ? node : null
  const stepNumber = answers.length + 1
  const stepsAtMost = answers.length + (shapeOf(guide).stepsLeft.get(id) ?? 1)
  return { steps, answers, current: id, finished: outcome !== null, outcome, stepNumber, stepsAtMost }
}

const refusalOf = (guide: Guide, { node }: Answer): 'out-of-order' | 'unknown-node' =>
  nodeOf(guide, node) ? 'out-of-order' : 'unknown-node'

function existing(guide: Guide, id: string): GuideNode {
  const node = nodeOf(guide, id)
  if (!node) throw new Error(`Guide "${guide.id}" leads to "${id}", which does not exist`)
  return node
}
