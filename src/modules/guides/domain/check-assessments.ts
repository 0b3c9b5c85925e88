import { type Check, inGuide, type Problem } from './finding.ts'
import type { Question } from './guide.ts'

/** The answer after which nothing needs to be done. */
const settled = 'yes'
/** Not knowing is an answer of its own. */
const notKnown = 'unknown'

/**
 * Every question of a self-assessment says where it belongs, lets a reader say that they do not know, and has a next step
 * for every answer but yes. All answers lead to the same question, so that nobody is asked less for answering no.
 */
export const checkAssessments: Check = ({ guide }) =>
  Object.entries(guide.nodes).flatMap(([id, node]) =>
    node.kind === 'question' ? [...incomplete(id, node), ...skips(id, node)] : [],
  )

function incomplete(id: string, { assess, options }: Question): Problem[] {
  const path = ['nodes', id]
  const problem = (message: string) => inGuide('assessment-incomplete', path, message)
  if (!assess) return [problem(`"${id}" does not say to which theme and plateau it belongs.`)]
  const asked = Object.keys(options).filter((option) => option !== settled)
  return [
    ...(asked.includes(notKnown) ? [] : [problem(`"${id}" does not let anybody say that they do not know.`)]),
    ...asked
      .filter((option) => !Object.hasOwn(assess.steps, option))
      .map((option) => problem(`"${id}" has no next step for "${option}".`)),
    ...Object.keys(assess.steps)
      .filter((option) => !asked.includes(option))
      .map((option) => problem(`"${id}" has a next step for "${option}", which needs none.`)),
  ]
}

function skips(id: string, { options }: Question): Problem[] {
  const [first, ...others] = new Set(Object.values(options))
  if (others.length === 0) return []
  const message = `The answers of "${id}" lead to "${first}" and to "${others.join('", "')}": all must lead to the same.`
  return [inGuide('assessment-skips', ['nodes', id, 'options'], message)]
}
