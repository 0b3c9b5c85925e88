import type { DangerLevel, ListedState } from '../../domain/desk/case-list.ts'

type Tone = 'danger' | 'signal' | 'calm' | null

/** How loud a state is: only what waits for somebody here. */
export function stateTone(state: ListedState): Tone {
  if (state === 'new' || state === 'read' || state === 'answered') return 'signal'
  return state === 'closed' ? 'calm' : null
}

export const dangerTone = (danger: DangerLevel | null): Tone =>
  danger === 'now' ? 'danger' : danger === 'threats' ? 'signal' : null
