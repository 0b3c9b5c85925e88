import type { Day } from '#kernel/days.ts'
import type { dangerLevels } from '../casework/needs.ts'
import { type CaseState, caseStates } from '../casework/steps.ts'

/** In which order the list stands. `due` – what is due first · `newest` and `oldest` – by the day it came in. */
export const caseSorts = ['due', 'newest', 'oldest'] as const
export type CaseSort = (typeof caseSorts)[number]

/** Whose cases: of who looks, or of nobody yet. */
export const caseOwners = ['me', 'nobody'] as const

/** States that a case in the list may be in: of a deleted one there is nothing left to list. */
export const listedStates = caseStates.filter((state) => state !== 'deleted')
export type ListedState = Exclude<CaseState, 'deleted'>

export type DangerLevel = (typeof dangerLevels)[number]

/** What the address of the list asks for. Null and false: whatever it is; without a state: every case that is not closed, and of what is new or goes soon closed ones too. */
export interface CaseQuery {
  state: ListedState | null
  owner: (typeof caseOwners)[number] | null
  danger: DangerLevel | null
  late: boolean
  /** Only those of which a partner should have answered by now. */
  partnerLate: boolean
  /** Only those in which something came that nobody looked at: a message, also to a closed case, or an answer of somebody. */
  news: boolean
  /** Only those that are deleted within `warningDays`. */
  goesSoon: boolean
  /** An ISO week, `2026-W49`. */
  week: string | null
  sort: CaseSort
  /** Where the page before this one ended: see `CasePlaceInList`. */
  after: CasePlaceInList | null
}

/** A place in the list: the day it is sorted by – null: none, which stands last – and, among those of one day, the id. */
export interface CasePlaceInList {
  day: Day | null
  id: string
}

export const everyOpenCase: CaseQuery = {
  state: null,
  owner: null,
  danger: null,
  late: false,
  partnerLate: false,
  news: false,
  goesSoon: false,
  week: null,
  sort: 'due',
  after: null,
}

/** What stands in a row of the list. Nothing in it was told by the reporter. */
export interface ListedCase {
  id: string
  state: ListedState
  /** The server had its words open: its reporter has, or had, no JavaScript. */
  seenByServer: boolean
  receivedWeek: string
  receivedOn: Day
  danger: DangerLevel | null
  /** The name of who handles it; null: nobody yet. */
  handler: string | null
  isMine: boolean
  /** The reporter wrote something that nobody opened yet. */
  hasNews: boolean
  answerDue: Day | null
  stepDue: Day | null
  /** The day on which it goes; null: there is no clock for it. */
  deleteOn: Day | null
  /** To whom it was passed on who should have answered by this day; null: nobody. */
  partnerLate: { partner: string; since: Day } | null
}

/** The last day of the first term that runs; null: none does. */
export const firstDue = ({ answerDue, stepDue }: Pick<ListedCase, 'answerDue' | 'stepDue'>): Day | null =>
  answerDue !== null && stepDue !== null ? (answerDue < stepDue ? answerDue : stepDue) : (answerDue ?? stepDue)

/** The day that a row is sorted by. */
export const sortedDay = (row: ListedCase, sort: CaseSort): Day | null =>
  sort === 'due' ? firstDue(row) : row.receivedOn

/** Whether anything is asked for besides an order. */
export const isNarrowed = ({ state, owner, danger, late, partnerLate, news, goesSoon, week }: CaseQuery): boolean =>
  state !== null || owner !== null || danger !== null || late || partnerLate || news || goesSoon || week !== null

/** The query as the end of an address; empty when it asks for nothing. */
export function caseSearch(query: CaseQuery): string {
  const { state, owner, danger, late, partnerLate, news, goesSoon, week, sort, after } = query
  const pairs = [
    ...(state === null ? [] : [['state', state]]),
    ...(owner === null ? [] : [['owner', owner]]),
    ...(danger === null ? [] : [['danger', danger]]),
    ...(late ? [['late', '1']] : []),
    ...(partnerLate ? [['partner', 'late']] : []),
    ...(news ? [['news', '1']] : []),
    ...(goesSoon ? [['goes', 'soon']] : []),
    ...(week === null ? [] : [['week', week]]),
    ...(sort === 'due' ? [] : [['sort', sort]]),
    ...(after === null ? [] : [['after', `${after.day ?? 'none'}.${after.id}`]]),
  ]
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

/** What people call a case by: the first eight letters of its id, in two groups. They need not be unique; the id is. */
export const caseMark = (id: string): string => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase()

/** The mark for a heading, where it must not break at its line. */
export const unbrokenMark = (id: string): string => caseMark(id).replace('-', '\u2011')

/** The letters of a mark or an id as somebody typed them: in capitals or not, with a line between them or without. */
export const lettersOfMark = (typed: string): string => typed.toLowerCase().replaceAll(/[^0-9a-f]/g, '')

/** Whether somebody typed over what this case is called by. */
export const isMarkOf = (id: string, typed: string): boolean => lettersOfMark(typed) === lettersOfMark(caseMark(id))

/** How many cases ask for somebody: of those that are not closed, and of all where it says so. */
export interface CaseCounts {
  /** Nobody read them yet: there may be danger in them, and only reading tells. */
  unread: number
  /** Something came that nobody looked at, also to closed ones. */
  news: number
  late: number
  /** Of which a partner should have answered. */
  partnerLate: number
  danger: number
  /** They are deleted within `warningDays`, closed ones too. */
  goesSoon: number
  nobody: number
  me: number
  /** All of them that are not closed. */
  open: number
  /** Whether there ever was one that is still kept. */
  any: boolean
}

/** Whole days from one day to another; negative when the other was before. */
export const daysBetween = (from: Day, until: Day): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
