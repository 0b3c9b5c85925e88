import { z } from 'zod'
import { addDays, type Day, parseDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Role } from '../domain/roles.ts'
import { typedRoles } from './invite-form.ts'

/** What the page of a colleague is asked to do. */
export type ColleagueAsk =
  | { do: 'roles'; roles: readonly Role[] }
  | { do: 'stand-in'; person: string; from: Day; until: Day }
  | { do: 'end-stand-in'; person: string }
  | { do: 'away' | 'back' | 'end' | 'invite-again' | 'end-sign-ins' | 'recover' }

export type NotForm = 'unknown-step' | 'no-role' | 'no-person' | 'not-a-day'

const does = z.enum([
  'roles',
  'stand-in',
  'end-stand-in',
  'away',
  'back',
  'end',
  'invite-again',
  'end-sign-ins',
  'recover',
])

/** What was typed for a stand-in, to show once more. The last day is one on which they still stand in. */
export interface TypedStandIn {
  person: string
  from: string
  last: string
}

export const typedStandIn = (form: FormData): TypedStandIn => ({
  person: typedText(form, 'stand-in'),
  from: typedText(form, 'from'),
  last: typedText(form, 'last'),
})

/**
 * Reads what a form of this page asks for. Refusals: `unknown-step` – none of ours · `no-role` – nothing was ticked · `no-person` – nobody
 * was chosen · `not-a-day`.
 */
export function readColleagueForm(form: FormData): Result<ColleagueAsk, NotForm> {
  const asked = does.safeParse(typedText(form, 'do'))
  if (!asked.success) return err('unknown-step')
  const step = asked.data
  if (step === 'roles') {
    const roles = typedRoles(form)
    return roles.length === 0 ? err('no-role') : ok({ do: step, roles })
  }
  if (step !== 'stand-in' && step !== 'end-stand-in') return ok({ do: step })
  const typed = typedStandIn(form)
  if (typed.person === '') return err('no-person')
  if (step === 'end-stand-in') return ok({ do: step, person: typed.person })
  const from = parseDay(typed.from)
  const last = parseDay(typed.last)
  if (!from.ok || !last.ok) return err('not-a-day')
  return ok({ do: step, person: typed.person, from: from.value, until: addDays(last.value, 1) })
}
