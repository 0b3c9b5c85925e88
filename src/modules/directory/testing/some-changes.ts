import { changeRow } from '../server/keeping/keep-row.ts'
import type { KeepingDesk } from '../server/keeping/keeping-desk.ts'
import { keptRow } from '../server/keeping/kept-pages.ts'
import { directoryReader } from '../server/publish-directory.ts'
import { rowStore, worker } from './some-keepers.ts'

/** A point that `hulppunt` keeps. */
export const point = { part: 'points', id: 'help-town-hall' } as const
/** Other hours on Thursday, as they are typed. */
export const thursday = { 'week0-4': ['10:00-12:00'] }

/** What people do with that point, and what comes of it. */
export function changesOf(desk: () => KeepingDesk) {
  const asDrawn = async (actor = worker) => {
    const page = await keptRow(desk(), actor, point.part, point.id)
    if (!page) throw new Error('no such row')
    return page
  }
  /** The form as it was drawn, with some fields typed anew. */
  const typed = async (changes: Record<string, string[]>) => ({ ...(await asDrawn()).fields, ...changes })
  return {
    asDrawn,
    typed,
    change: async (changes: Record<string, string[]>, { actor = worker, basedOn = 0 } = {}) =>
      changeRow(desk(), actor, { ...point, basedOn }, await typed(changes)),
    publicPoint: async () => (await directoryReader(rowStore(desk().db))()).points.find(({ id }) => id === point.id),
    lines: () =>
      desk().db.selectFrom('platform_audit').select(['actor', 'action', 'object', 'detail']).orderBy('line').execute(),
  }
}
