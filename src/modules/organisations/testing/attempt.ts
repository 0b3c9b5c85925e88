import type { Who } from './a-town-full-of-rows.ts'

/** A statement in plain words, and how many rows it may touch; `refused` when it must not even be tried. */
export interface Attempt {
  words: string
  statement: string
  rows: number | 'refused'
}

// What the sentences of who may do what come to for rows.
export const works = ({ state }: Who) => state === 'active'
export const belongs = ({ state }: Who) => state === 'active' || state === 'away'
/** Looks after colleagues. */
export const administers = (who: Who) =>
  works(who) && (who.role === 'organisation-administrator' || who.role === 'platform-administrator')
/** Looks after organisations. */
export const isPlatform = (who: Who) => works(who) && who.role === 'platform-administrator'
/** Sees also who was asked to come and who left. */
export const seesAll = (who: Who) =>
  administers(who) || (works(who) && (who.role === 'focal-point' || who.role === 'second-focal-point'))

/** One row, or none. */
export const once = (may: boolean) => (may ? 1 : 0)
