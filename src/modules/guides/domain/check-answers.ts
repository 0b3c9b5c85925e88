import { type Check, inGuide, type Problem } from './finding.ts'
import { answerSets, type Question, type Rule } from './guide.ts'
import { rules } from './rules.ts'

/** In a custom list one of these must be possible, so that nobody is forced into an answer that is not theirs. */
export const openOptions = ['none', 'other', 'unsure'] as const

/** The options of a question are exactly those of its answer set; a custom list leaves a way out. */
export const checkOptions: Check = ({ guide }) =>
  Object.entries(guide.nodes).flatMap(([id, node]) => (node.kind === 'question' ? optionProblems(id, node) : []))

/** A rule is one that Baken knows, and every result it can give leads somewhere. */
export const checkRules: Check = ({ guide }) =>
  Object.entries(guide.nodes).flatMap(([id, node]) => (node.kind === 'rule' ? ruleProblems(id, node) : []))

function optionProblems(id: string, { answers, options }: Question): Problem[] {
  const path = ['nodes', id, 'options']
  if (answers !== 'custom') return differences(id, path, answerSets[answers], Object.keys(options))
  if (openOptions.some((option) => Object.hasOwn(options, option))) return []
  const message = `"${id}" has its own answers but none of ${openOptions.join(', ')}: a reader may have no true answer.`
  return [inGuide('options-not-exhaustive', path, message)]
}

function ruleProblems(id: string, { rule, outcomes }: Rule): Problem[] {
  const registered = rules.get(rule)
  const problems: Problem[] = []
  if (!Object.hasOwn(outcomes, 'unknown'))
    problems.push(
      inGuide('rule-without-unknown', ['nodes', id, 'outcomes'], `"${id}" does not say what to do when it is unknown.`),
    )
  if (!registered) return [...problems, inGuide('rule-unknown', ['nodes', id, 'rule'], `There is no rule "${rule}".`)]
  const others = registered.results.filter((result) => result !== 'unknown')
  const given = Object.keys(outcomes).filter((result) => result !== 'unknown')
  return [...problems, ...differences(id, ['nodes', id, 'outcomes'], others, given)]
}

function differences(id: string, path: string[], expected: readonly string[], given: readonly string[]): Problem[] {
  const missing = expected.filter((option) => !given.includes(option))
  const extra = given.filter((option) => !expected.includes(option))
  return [
    ...missing.map((option) => inGuide('options-not-exhaustive', path, `"${id}" leads nowhere for "${option}".`)),
    ...extra.map((option) => inGuide('option-unknown', [...path, option], `"${id}" has no answer "${option}".`)),
  ]
}
