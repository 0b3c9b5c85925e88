import type { Confidence, SourceCode } from '#kernel/sources.ts'
import { type SignalRole, signalRoles } from './catalogues.ts'
import { type Check, type GuidePath, inGuide, type Problem } from './finding.ts'
import { type Audience, type Guide, lineLists } from './guide.ts'

interface Fact {
  name: string
  path: GuidePath
  sources: readonly SourceCode[]
  confidence: Confidence
  /** True for what the reader is told to be so, false for what is asked. */
  stated: boolean
}

/** Every step and line says where it comes from, and the source is in the list of sources. */
export const checkSources: Check = ({ guide }, { catalogues }) =>
  factsOf(guide).flatMap(({ name, path, sources }) => {
    if (sources.length === 0) return [inGuide('source-missing', path, `"${name}" does not say where it comes from.`)]
    return sources.flatMap((code, index) =>
      catalogues.sources.has(code)
        ? []
        : [inGuide('source-unknown', [...path, 'sources', index], `Source "${code}" is not in the list of sources.`)],
    )
  })

/** What is uncertain is never told as if it were so: it may be asked, not stated. */
export const checkUncertain: Check = ({ guide }) =>
  factsOf(guide)
    .filter(({ stated, confidence }) => stated && confidence === 'uncertain')
    .map(({ name, path }) => inGuide('uncertain-stated', path, `"${name}" is uncertain and may not be stated.`))

/** Every signal exists, points at the form of the guide, and can be seen by the role the guide is for. */
export const checkSignals: Check = ({ guide }, { catalogues }) =>
  guide.signals.flatMap((id, index): Problem[] => {
    const path = ['signals', index]
    const signal = catalogues.signals.get(id)
    if (!signal) return [inGuide('signal-unknown', path, `There is no signal "${id}".`)]
    const problems: Problem[] = []
    if (isSignalRole(guide.audience) && !signal.seenBy[guide.audience]?.length)
      problems.push(inGuide('signal-not-visible', path, `A ${guide.audience} cannot see signal "${id}".`))
    if (guide.form !== 'any' && !signal.forms.includes(guide.form))
      problems.push(inGuide('signal-not-visible', path, `Signal "${id}" does not point at ${guide.form} exploitation.`))
    return problems
  })

/** Every ground for sharing is in the list of legal rules. */
export const checkGrounds: Check = ({ guide }, { catalogues }) =>
  guide.share.flatMap((line, index) =>
    line.ground.flatMap((id, position) =>
      catalogues.grounds.has(id)
        ? []
        : [inGuide('ground-unknown', ['share', index, 'ground', position], `There is no legal rule "${id}".`)],
    ),
  )

function factsOf(guide: Guide): Fact[] {
  const facts: Fact[] = []
  for (const list of lineLists)
    for (const [index, { id, sources, confidence }] of guide[list].entries())
      facts.push({ name: id, path: [list, index], sources, confidence, stated: true })
  for (const [id, { sources, confidence, kind }] of Object.entries(guide.nodes))
    facts.push({ name: id, path: ['nodes', id], sources, confidence, stated: kind === 'outcome' })
  return facts
}

const isSignalRole = (audience: Audience): audience is SignalRole => signalRoles.some((role) => role === audience)
