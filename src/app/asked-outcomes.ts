import type { RequestEvent } from '@sveltejs/kit'
import { type AskedRegister, askedRegister } from './asked-register.ts'

/** As `askedRegister`, with what links must carry along so that a reader stays in the day that was asked for. */
export function askedOutcomes(event: Pick<RequestEvent, 'locals' | 'url'>): AskedRegister & { search: string } {
  const register = askedRegister(event)
  const { asked } = register
  const wasAsked = event.url.searchParams.get('on') !== null && asked.problem === null
  return { ...register, search: wasAsked ? `?on=${asked.day}` : '' }
}
