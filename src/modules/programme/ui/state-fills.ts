import type { BoardColumn } from '../domain/board-views.ts'
import type { BarFill } from './bar-fill.ts'

/** How each state is drawn in bars, in the order of the columns of a board. */
export const stateFills: readonly { state: BoardColumn['state']; fill: BarFill }[] = [
  { state: 'open', fill: 'blank' },
  { state: 'running', fill: 'stripes' },
  { state: 'waiting-for-others', fill: 'dots' },
  { state: 'condition-not-met', fill: 'grid' },
  { state: 'done', fill: 'calm' },
  { state: 'settled-by-parliament', fill: 'solid' },
  { state: 'dropped', fill: 'faint' },
  { state: 'no-state', fill: 'crosses' },
]
