import { emergencyContact } from './catalogues.ts'
import { type Check, inGuide, type Problem } from './finding.ts'
import { type Edge, exitsOf, nodeOf, nodesThatEnd, shapeOf } from './graph.ts'
import type { Guide } from './guide.ts'

/** A step plan must be walked in a minute, standing at a desk or a door. Our own choice. */
export const maximumSteps = 12

/** Every way leads to a node that exists. */
export const checkEdges: Check = ({ guide }) => {
  const problems: Problem[] = []
  if (!nodeOf(guide, guide.start))
    problems.push(inGuide('edge-unresolved', ['start'], `The guide starts at "${guide.start}", which does not exist.`))
  for (const [from, node] of Object.entries(guide.nodes))
    for (const [option, to] of Object.entries(exitsOf(node)))
      if (!nodeOf(guide, to))
        problems.push(
          inGuide(
            'edge-unresolved',
            pathOf(guide, { from, option, to }),
            `"${from}" leads to "${to}", which does not exist.`,
          ),
        )
  return problems
}

/** Every node can be reached, and from every node an outcome can be reached. */
export const checkReach: Check = ({ guide }) => {
  const { reached } = shapeOf(guide)
  const good = nodesThatEnd(guide)
  const startExists = nodeOf(guide, guide.start) !== undefined
  return Object.keys(guide.nodes).flatMap((id) => {
    const problems: Problem[] = []
    if (startExists && !reached.has(id))
      problems.push(inGuide('unreachable', ['nodes', id], `"${id}" can never be reached from the start.`))
    if (!good.has(id))
      problems.push(
        inGuide('dead-end', ['nodes', id], `From "${id}" no outcome can be reached: the reader gets stuck.`),
      )
    return problems
  })
}

/** Only a node that is marked `loop` leads back; a rule never does, or Baken would go round by itself. */
export const checkCircles: Check = ({ guide }) =>
  shapeOf(guide).backEdges.flatMap((edge) => {
    const node = nodeOf(guide, edge.from)
    if (node?.loop && node.kind !== 'rule') return []
    const why = node?.kind === 'rule' ? 'a rule may never lead back' : 'it is not marked as a loop'
    return [inGuide('cycle', pathOf(guide, edge), `"${edge.from}" leads back to "${edge.to}" and ${why}.`)]
  })

/** The longest way through has at most `maximumSteps` steps. */
export const checkLength: Check = ({ guide }) => {
  const steps = shapeOf(guide).stepsLeft.get(guide.start) ?? 0
  return steps > maximumSteps
    ? [inGuide('path-too-long', ['start'], `The longest way has ${steps} steps; at most ${maximumSteps} are allowed.`)]
    : []
}

/** A step plan asks first whether someone is in danger, and leads from there straight to the emergency number. */
export const checkDangerFirst: Check = ({ guide }) => {
  const first = nodeOf(guide, guide.start)
  if (first?.kind !== 'question' || !first.danger)
    return [
      inGuide('danger-not-first', ['start'], 'A step plan starts with the question whether someone is in danger.'),
    ]
  const callsHelp = Object.values(first.options).some((to) => {
    const node = nodeOf(guide, to)
    return node?.kind === 'outcome' && node.contacts[0] === emergencyContact
  })
  if (callsHelp) return []
  const message = `No answer to the danger question leads directly to an outcome with ${emergencyContact} first.`
  return [inGuide('danger-not-first', ['nodes', guide.start, 'options'], message)]
}

const pathOf = (guide: Guide, { from, option }: Edge): string[] => {
  switch (nodeOf(guide, from)?.kind) {
    case 'question':
      return ['nodes', from, 'options', option]
    case 'rule':
      return ['nodes', from, 'outcomes', option]
    default:
      return ['nodes', from, 'next']
  }
}
