import { parseDay } from '#kernel/days.ts'
import { dangerLevels } from '../domain/casework/needs.ts'
import {
  type CasePlaceInList,
  type CaseQuery,
  caseOwners,
  caseSorts,
  everyOpenCase,
  listedStates,
} from '../domain/desk/case-list.ts'
import { readIsoWeek } from '../domain/iso-week.ts'
import { isReportingId } from '../domain/item-kinds.ts'

const known = <One extends string>(words: readonly One[], word: string | null): One | null =>
  words.find((one) => one === word) ?? null

/** A list asked for in an address. What the list does not know is left out. */
export const readCaseQuery = (asked: URLSearchParams): CaseQuery => ({
  state: known(listedStates, asked.get('state')),
  owner: known(caseOwners, asked.get('owner')),
  danger: known(dangerLevels, asked.get('danger')),
  late: asked.get('late') === '1',
  partnerLate: asked.get('partner') === 'late',
  news: asked.get('news') === '1',
  goesSoon: asked.get('goes') === 'soon',
  week: readIsoWeek(asked.get('week') ?? ''),
  sort: known(caseSorts, asked.get('sort')) ?? everyOpenCase.sort,
  after: readPlace(asked.get('after')),
})

function readPlace(typed: string | null): CasePlaceInList | null {
  const [day = '', id = ''] = (typed ?? '').split('.')
  if (!isReportingId(id)) return null
  if (day === 'none') return { day: null, id }
  const read = parseDay(day)
  return read.ok ? { day: read.value, id } : null
}
