import type { DocumentRow, DocumentSort, Named } from '../../domain/framework-views.ts'
import { type StandingState, standingStates } from '../../domain/merger.ts'
import { type Theme, themes } from '../../domain/policy.ts'
import { byName, type FrameworkView, namedIn, rowOf } from './framework-view.ts'

/** What was asked for; null and empty text are "all". */
export interface DocumentQuery {
  theme: Theme | null
  municipality: string | null
  region: string | null
  state: StandingState | null
  text: string
  sort: DocumentSort
}

export interface DocumentList {
  rows: readonly DocumentRow[]
  /** Those of municipalities of the demonstration that fit: they count nowhere. */
  madeUp: readonly DocumentRow[]
  /** All that are known, whatever was asked for. */
  total: number
  /** Decided after the day, and left out unless they are asked for by state. */
  notYet: number
}

/**
 * The documents that fit. A municipality also finds what a municipality that went into it had decided. Documents that
 * were not decided yet are left out, unless that state is asked for.
 */
export function documentList(view: FrameworkView, query: DocumentQuery): DocumentList {
  const all = view.policy.documents.map((document) => rowOf(view, document))
  const isReal = ({ owner }: DocumentRow) => !owner.madeUp
  const fitting = all.filter((row) => fits(row, query))
  const rows = fitting
    .filter(({ state }) => query.state === 'not-yet' || state !== 'not-yet')
    .toSorted((one, other) => compare[query.sort](one, other) || compare.municipality(one, other))
  const real = rows.filter(isReal)
  return {
    rows: real,
    madeUp: rows.filter(({ owner }) => owner.madeUp),
    total: all.filter(isReal).length,
    notYet: fitting.filter(isReal).length - real.length,
  }
}

/** Municipalities that can be chosen: those of the day, and dissolved ones of which a document is known. */
export function municipalityChoices(view: FrameworkView): Named[] {
  const now = view.division.map(({ code, name }) => ({ code, name }))
  const codes = new Set([...now.map(({ code }) => code), ...view.policy.madeUp.keys()])
  const gone = new Set(view.policy.documents.map(({ municipality }) => municipality).filter((code) => !codes.has(code)))
  return [...now, ...[...gone].map((code) => namedIn(view, code))].toSorted(byName)
}

function fits(row: DocumentRow, { theme, municipality, region, state, text }: DocumentQuery): boolean {
  const owners = [row.owner, ...row.owner.successors].map(({ code }) => code)
  return (
    (theme === null || row.theme === theme) &&
    (municipality === null || owners.includes(municipality)) &&
    (region === null || row.region?.code === region) &&
    (state === null || row.state === state) &&
    textFits(row, text)
  )
}

/** Every word that was typed stands in the title, the description or the name of the municipality. */
function textFits({ title, about, owner }: DocumentRow, text: string): boolean {
  const place = plain([title ?? '', about.text, owner.name].join(' '))
  return plain(text)
    .split(/\s+/)
    .every((word) => place.includes(word))
}

/** Without capitals and accents. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

type Compare = (one: DocumentRow, other: DocumentRow) => number

const compare: Readonly<Record<DocumentSort, Compare>> = {
  municipality: (one, other) => byName(one.owner, other.owner),
  theme: (one, other) => themes.indexOf(one.theme) - themes.indexOf(other.theme),
  /** Youngest first; what has no date comes last. */
  decided: (one, other) => dateOf(other).localeCompare(dateOf(one)),
  state: (one, other) => standingStates.indexOf(one.state) - standingStates.indexOf(other.state),
}

const dateOf = ({ decided, published, inForce }: DocumentRow): string => decided ?? published ?? inForce ?? ''
