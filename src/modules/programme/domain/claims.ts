import type { Day } from '#kernel/days.ts'
import type { Provenance } from '#kernel/sources.ts'
import type { DeadlineBasis } from './deadline.ts'
import type { ItemType } from './item-types.ts'
import type { Item, ItemId, Link } from './items.ts'
import type { DocumentId } from './parties.ts'

/** What a policy measurement gives; `without` is what is left, which no source states. */
export const policyFigures = ['percent', 'with-framework', 'housing', 'integral', 'without'] as const
export type PolicyFigure = (typeof policyFigures)[number]

/** A group of deadlines of a note: `last` is null for those without a date. */
export interface DeadlineGroup {
  basis: DeadlineBasis
  last: Day | null
  count: number
}

/**
 * How a claim is counted again. `policy` – from a measurement of municipal policy · `listed` – the things the note
 * names, which stand with the claim · `items` – items of a type · `adopted-together` – motions adopted on the same day
 * as the one the note answers, without that one · `parts` – rows of the note that are part of an item · `answered` –
 * motions and promises that rows of the note answer · `deadlines` – rows of the note by basis and last day.
 */
export type ClaimCheck =
  | { check: 'policy'; measurement: string; figure: PolicyFigure }
  | { check: 'listed'; members: readonly string[] }
  | { check: 'items'; type: ItemType }
  | { check: 'adopted-together'; with: ItemId }
  | { check: 'parts'; of: ItemId }
  | { check: 'answered' }
  | { check: 'deadlines'; groups: readonly DeadlineGroup[] }
export const claimChecks = ['policy', 'listed', 'items', 'adopted-together', 'parts', 'answered', 'deadlines'] as const

/** A statement of a note that can be counted again. */
export type Claim = Provenance &
  ClaimCheck & {
    id: string
    document: DocumentId
    /** What the note says; of `deadlines` the number of rows in its groups. */
    stated: number
    /** `implied` – the note does not say it, it follows from what it says. */
    basis: 'stated' | 'implied'
  }

/** The numbers of a policy measurement, and whom it names. */
export interface MeasuredPolicy {
  municipalities: number | null
  withFramework: number
  housing: number
  integral: number
  named: readonly string[] | null
}

/** A claim counted again in front of the reader. */
export interface RecountedClaim {
  claim: Claim
  /** Null when what it is counted from is not there. */
  counted: number | null
  agrees: boolean
  /** Of a share: what is divided by what. */
  share: { part: number; whole: number } | null
  /** The ids or names that were counted; null when the source names none. */
  members: readonly string[] | null
  /** Of `deadlines`: each group with its rows. */
  groups: readonly (DeadlineGroup & { rows: readonly ItemId[] })[]
}

/** What claims are counted from. Items are taken as they were written: later events change no claim. */
export interface ClaimMaterial {
  items: readonly Item[]
  links: readonly Link[]
  measured(measurement: string): MeasuredPolicy | null
}

export function recount(claim: Claim, material: ClaimMaterial): RecountedClaim {
  if (claim.check === 'policy') return recountPolicy(claim, claim.figure, material.measured(claim.measurement))
  if (claim.check === 'deadlines') return recountDeadlines(claim, claim.groups, material)
  const members = membersOf(claim, material)
  return answer(claim, members.length, { members })
}

const answer = (
  claim: Claim,
  counted: number | null,
  rest: Partial<Pick<RecountedClaim, 'share' | 'members' | 'groups'>> = {},
): RecountedClaim => ({
  claim,
  counted,
  agrees: counted === claim.stated,
  share: null,
  members: null,
  groups: [],
  ...rest,
})

function recountPolicy(claim: Claim, figure: PolicyFigure, measured: MeasuredPolicy | null): RecountedClaim {
  if (measured === null) return answer(claim, null)
  const { municipalities, withFramework, housing, integral, named } = measured
  switch (figure) {
    case 'percent': {
      if (municipalities === null) return answer(claim, null)
      const share = { part: withFramework, whole: municipalities }
      return answer(claim, Math.round((withFramework * 100) / municipalities), { share })
    }
    case 'with-framework':
      return answer(claim, housing + integral)
    case 'housing':
      return answer(claim, withFramework - integral)
    case 'integral':
      return answer(claim, named === null ? integral : named.length, { members: named })
    case 'without':
      return answer(claim, municipalities === null ? null : municipalities - withFramework)
  }
}

type CountedCheck = Exclude<Claim, { check: 'policy' } | { check: 'deadlines' }>

function membersOf(claim: CountedCheck, { items, links }: ClaimMaterial): readonly string[] {
  const rows = new Set(items.filter(({ document }) => document === claim.document).map(({ id }) => id))
  switch (claim.check) {
    case 'listed':
      return claim.members
    case 'items':
      return items.filter(({ type }) => type === claim.type).map(({ id }) => id)
    case 'adopted-together': {
      const first = items.find(({ id }) => id === claim.with)
      return items
        .filter(({ id, type, since }) => type === 'motion' && id !== claim.with && since?.text === first?.since?.text)
        .map(({ id }) => id)
    }
    case 'parts':
      return links
        .filter(({ from, type, to }) => type === 'part-of' && to === claim.of && rows.has(from))
        .map(({ from }) => from)
    case 'answered': {
      const asked = new Set(items.filter(({ type }) => type === 'motion' || type === 'promise').map(({ id }) => id))
      const answered = links.filter(({ from, type, to }) => type === 'answers' && rows.has(from) && asked.has(to))
      return [...new Set(answered.map(({ to }) => to))]
    }
  }
}

function recountDeadlines(claim: Claim, groups: readonly DeadlineGroup[], { items }: ClaimMaterial): RecountedClaim {
  const found = groups.map(({ basis, last }) => {
    const rows = items
      .filter(({ document, deadline }) => document === claim.document && deadline.basis === basis)
      .filter(({ deadline, kind }) => (last === null ? kind === 'expected' : deadline.last === last))
      .map(({ id }) => id)
    return { basis, last, count: rows.length, rows }
  })
  const counted = found.reduce((sum, { count }) => sum + count, 0)
  const agrees = counted === claim.stated && groups.every(({ count }, index) => count === found[index]?.count)
  return { ...answer(claim, counted, { groups: found }), agrees }
}
