import type { Day } from '#kernel/days.ts'
import type { TimePoint } from '../domain/event-view.ts'
import type { ListQuery } from '../domain/list-items.ts'
import { countByYear, scaleOver, type TimeScale, type YearCount } from '../domain/time-scale.ts'
import type { ItemSummary } from '../domain/views.ts'
import { datesOf, timeLine } from './event-views.ts'
import { itemSummary } from './item-summary.ts'
import { itemList, rowsThatFit } from './list-page.ts'
import type { RegisterView } from './register-view.ts'

/** A selection of rows on one line of time: all of them counted by year, and some of them each with its own dates. */
export interface TimeLinePage {
  on: Day
  /** Null when no row of the selection has a date. */
  scale: TimeScale | null
  years: readonly YearCount[]
  rows: readonly { summary: ItemSummary; points: readonly TimePoint[] }[]
  total: number
  page: number
  pages: number
  known: number
}

/** @param query the selection; its page and page size are of the rows that are shown one by one */
export function timeLinePage(view: RegisterView, query: ListQuery): TimeLinePage {
  const { rows, total, page, pages } = itemList(view, query)
  const points = rowsThatFit(view, query).flatMap(datesOf)
  const scale = scaleOver(points.map(({ when }) => when))
  return {
    on: view.on,
    scale,
    years: scale ? countByYear(scale, points) : [],
    rows: rows.map((row) => ({ summary: itemSummary(view, row), points: timeLine(view, [row]) })),
    total,
    page,
    pages,
    known: view.known.items.length,
  }
}
