import { z } from 'zod'
import { addDays, type Day, parseDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import { type OrganisationKind, organisationKinds, type Place, type RegionChoice } from '../domain/organisation.ts'
import type { FieldProblem } from './field-problem.ts'
import { personName } from './invite-form.ts'

/** What of a region stands in the form. */
export const regionValue = ({ scheme, code }: Pick<RegionChoice, 'scheme' | 'code'>): string => `${scheme}/${code}`

/** Where an organisation of today can work: codes of municipalities, and regions. */
export interface KnownPlaces {
  municipalities: readonly string[]
  regions: readonly RegionChoice[]
}

export interface TypedOrganisation {
  kind: string
  name: string
  code: string
  municipality: string
  region: string
  from: string
}

export interface RegisteredOrganisation {
  id: string
  kind: OrganisationKind
  name: string
  place: Place
  from: Day
}

export type NotRegistration =
  | 'no-kind'
  | 'no-organisation-name'
  | 'name-wrong'
  | 'code-wrong'
  | 'no-place'
  | 'no-region'
  | 'not-a-day'

/** Kinds that the platform can register; there is one platform, and it is there. */
export const registrableKinds = organisationKinds.filter((kind) => kind !== 'platform')
const kinds = z.enum(organisationKinds).exclude(['platform'])
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/)

export const typedOrganisation = (form: FormData): TypedOrganisation => ({
  kind: typedText(form, 'kind'),
  name: typedText(form, 'name'),
  code: typedText(form, 'code'),
  municipality: typedText(form, 'municipality'),
  region: typedText(form, 'region'),
  from: typedText(form, 'from'),
})

/** The name that an organisation gets. Refusals: `no-organisation-name`, `name-wrong` – over 120 letters, or with a line break. */
export function readOrganisationName(name: string): Result<string, 'no-organisation-name' | 'name-wrong'> {
  if (name === '') return err('no-organisation-name')
  return personName.safeParse(name).success ? ok(name) : err('name-wrong')
}

/**
 * Reads a new organisation. A municipality works in one of the municipalities of today, a region in one of the known regions, the province in the province, everybody else in the country. Every field that is wrong is told, in the order of the form.
 */
export function readOrganisation(
  typed: TypedOrganisation,
  places: KnownPlaces,
):
  | { ok: true; value: RegisteredOrganisation }
  | { ok: false; error: 'wrong'; problems: FieldProblem<NotRegistration>[] } {
  const problems: FieldProblem<NotRegistration>[] = []
  const kind = kinds.safeParse(typed.kind)
  if (!kind.success) problems.push({ field: 'kind', code: 'no-kind' })
  const name = readOrganisationName(typed.name)
  if (!name.ok) problems.push({ field: 'name', code: name.error })
  if (!code.safeParse(typed.code).success) problems.push({ field: 'code', code: 'code-wrong' })
  const place = kind.success ? readPlace(kind.data, typed, places) : null
  if (place && !place.ok)
    problems.push({ field: place.error === 'no-place' ? 'municipality' : 'region', code: place.error })
  const from = parseDay(typed.from)
  if (!from.ok) problems.push({ field: 'from', code: 'not-a-day' })
  if (problems.length > 0 || !kind.success || !place?.ok || !from.ok) return { ...err('wrong'), problems }
  return ok({ id: typed.code, kind: kind.data, name: typed.name, place: place.value, from: from.value })
}

function readPlace(
  kind: OrganisationKind,
  { municipality, region }: TypedOrganisation,
  { municipalities, regions }: KnownPlaces,
): Result<Place, 'no-place' | 'no-region'> {
  switch (kind) {
    case 'municipality':
      return municipalities.includes(municipality) ? ok({ kind, code: municipality }) : err('no-place')
    case 'region': {
      const known = regions.find((one) => regionValue(one) === region)
      return known ? ok({ kind, scheme: known.scheme, region: known.code }) : err('no-region')
    }
    case 'province':
      return ok({ kind })
    default:
      return ok({ kind: 'country' })
  }
}

/** The first day on which it is no more, from its last day; null: it goes on. Refusal: `not-a-day`. */
export function readLastDay(typed: string): Result<Day | null, 'not-a-day'> {
  if (typed === '') return ok(null)
  const last = parseDay(typed)
  return last.ok ? ok(addDays(last.value, 1)) : last
}
