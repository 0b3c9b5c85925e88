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
  week: readWeek(asked.get('week')),
  sort: known(caseSorts, asked.get('sort')) ?? everyOpenCase.sort,
  after: readPlace(asked.get('after')),
})

/** An ISO week as people type it: `2026-W49`, `2026-49`, `2026 w 9`. Null: none. */
function readWeek(typed: string | null): string | null {
  const found = /^\s*(\d{4})[\s-]*w?\s*(\d{1,2})\s*$/i.exec(typed ?? '')
  const week = Number(found?.[2])
  return found && week >= 1 && week <= 53 ? `${found[1]}-W${String(week).padStart(2, '0')}` : null
}

function readPlace(typed: string | null): CasePlaceInList | null {
  const [day = '', id = ''] = (typed ?? '').split('.')
  if (!isReportingId(id)) return null
  if (day === 'none') return { day: null, id }
  const read = parseDay(day)
  return read.ok ? { day: read.value, id } : null
}
