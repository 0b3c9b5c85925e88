import type { PlanSoundings, SoundingView } from '../domain/board-views.ts'
import type { Sounding } from '../domain/register.ts'
import type { Wording } from '../domain/views.ts'
import { compareWhen } from '../domain/when.ts'
import { partyNamed, type RegisterView, wordsFor } from './register-view.ts'

/** A step plan as it is now; the plans themselves are kept elsewhere. */
export interface PlanVersion {
  guide: string
  version: string
  title: Wording
}

/**
 * What the sounding group said about each version of each plan: the present versions in the order given, each with the
 * older versions that a sounding names after it; at the end what was said about plans that are not there.
 */
export function planSoundings(view: RegisterView, plans: readonly PlanVersion[]): PlanSoundings[] {
  const { soundings } = view.known
  const titles = new Map(plans.map(({ guide, title }) => [guide, title]))
  const guides = new Set([...titles.keys(), ...soundings.map(({ guide }) => guide)])
  return [...guides].flatMap((guide) => {
    const now = plans.filter((plan) => plan.guide === guide).map(({ version }) => version)
    const spokenOf = soundings.filter((one) => one.guide === guide).map(({ version }) => version)
    return [...new Set([...now, ...spokenOf])].map((version) => ({
      guide,
      title: titles.get(guide) ?? null,
      version,
      current: now.includes(version),
      said: soundings
        .filter((one) => one.guide === guide && one.version === version)
        .toSorted((one, other) => compareWhen(one.when, other.when))
        .map((one) => soundingView(view, one)),
    }))
  })
}

function soundingView(view: RegisterView, sounding: Sounding): SoundingView {
  const { id, verdict, by, when, knownOn, sources, confidence } = sounding
  return {
    id,
    verdict,
    by: partyNamed(view, by),
    when: when.text,
    knownOn,
    text: wordsFor(view, id, ({ soundings }) => soundings[id]),
    sources,
    confidence,
  }
}
