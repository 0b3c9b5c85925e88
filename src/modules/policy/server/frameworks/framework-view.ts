import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { ok, type Result } from '#kernel/result.ts'
import { type Areas, type Municipality, municipalitiesOn, regionIn } from '#modules/areas/index.ts'
import type { DocumentRow, Named, OwnerView } from '../../domain/framework-views.ts'
import { type Standing, standingOn } from '../../domain/merger.ts'
import type { MunicipalityCode, PolicyDocument } from '../../domain/policy.ts'
import type { Policy } from '../load-policy.ts'
import { aboutOf } from '../source-views.ts'

/** The division that filters and agreement work with. */
const scheme = 'labour-market-region'

/** Policy as it is known of a day, for one reader. Everything the pages about documents and the inventory start from. */
export interface FrameworkView {
  policy: Policy
  areas: Areas
  on: Day
  language: LanguageTag
  division: readonly Municipality[]
  standings: ReadonlyMap<string, Standing>
}

/** Refusal: `out-of-coverage` – the areas do not reach the day. */
export function frameworksOn(
  policy: Policy,
  areas: Areas,
  on: Day,
  language: LanguageTag,
): Result<FrameworkView, 'out-of-coverage'> {
  const division = municipalitiesOn(areas, on)
  if (!division.ok) return division
  const standings = new Map(
    policy.documents.map((document) => [document.id, standingOn(document, areas.successions, policy.mergerTerm, on)]),
  )
  return ok({ policy, areas, on, language, division: division.value.toSorted(byName), standings })
}

/** How a document of this policy stands on the day. */
export function standingIn({ standings }: FrameworkView, id: string): Standing {
  const standing = standings.get(id)
  if (!standing) throw new Error(`"${id}" is no document`)
  return standing
}

/** The name on the day, or the last one of a municipality that was no more. */
export function nameIn({ division, areas, policy }: FrameworkView, code: MunicipalityCode): string {
  const now = division.find((one) => one.code === code)
  return (now ?? areas.municipalities.findLast((one) => one.code === code))?.name ?? policy.madeUp.get(code) ?? code
}

export const namedIn = (view: FrameworkView, code: MunicipalityCode): Named => ({ code, name: nameIn(view, code) })

/** Null when the region is not known, or there was no such municipality. */
export function regionOn({ areas, on }: FrameworkView, code: MunicipalityCode): Named | null {
  const answer = regionIn(areas, scheme, code, on)
  if (!answer.ok || answer.value.kind !== 'region') return null
  return { code: answer.value.region.code, name: answer.value.region.name }
}

/** The regions that have municipalities of the province on the day, by name. */
export function regionsIn(view: FrameworkView): Named[] {
  const found = new Map(view.division.flatMap(({ code }) => regionOn(view, code) ?? []).map((one) => [one.code, one]))
  return [...found.values()].toSorted(byName)
}

/** A document of a municipality that is no more stands in the region of who took over, when that is one region. */
export function rowOf(view: FrameworkView, document: PolicyDocument): DocumentRow {
  const { id, title, municipality, theme, act, decided, published, inForce, reviewBy, sources, confidence } = document
  const standing = standingIn(view, id)
  const owner = ownerOf(view, municipality, standing)
  const regions = owner.exists
    ? [regionOn(view, municipality)]
    : owner.successors.map(({ code }) => regionOn(view, code))
  const [region = null] = regions
  return {
    id,
    title,
    about: aboutOf(document, view.policy, view.language),
    owner,
    region: regions.every((one) => one?.code === region?.code) ? region : null,
    theme,
    act,
    state: standing.state,
    decided,
    published,
    inForce,
    end: standing.end,
    reviewBy,
    sources,
    confidence,
    ownWord: view.policy.ownWords.get(id) ?? null,
  }
}

function ownerOf(view: FrameworkView, code: MunicipalityCode, { merger }: Standing): OwnerView {
  return {
    ...namedIn(view, code),
    exists: view.division.some((one) => one.code === code),
    madeUp: view.policy.madeUp.has(code),
    successors: (merger?.successors ?? []).map((successor) => namedIn(view, successor)),
  }
}

const collator = new Intl.Collator('nl')

/** As a Dutch reader looks names up: 's-Hertogenbosch under the h. */
export const byName = (one: { name: string }, other: { name: string }): number =>
  collator.compare(sortName(one.name), sortName(other.name))

const sortName = (name: string): string => name.replace(/^'s-/, '')
