import { Refused } from './ceremony-page.ts'
import type { KeyFacts } from './key-facts.ts'

/**
 * Sends the end of a ceremony and gives what the server answers. The page stays, so that nothing typed or printed is lost when it says no.
 * @throws Refused `no-connection` · `signed-out` – or another hat is on: put that right in another tab, then go on here · the code of a refusal.
 */
export async function sendStep<Answer>(
  page: { facts: Pick<KeyFacts, 'organisation' | 'send'> },
  step: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  // As on every form: it is not done for another organisation that somebody went to in another tab.
  const body = new URLSearchParams({ 'drawn-for': page.facts.organisation, answer: JSON.stringify(step) })
  const response = await fetch(page.facts.send, { method: 'POST', body, redirect: 'manual' }).catch(() => null)
  if (response === null) throw new Refused('no-connection')
  // Who is signed out, or has another hat on, is sent to the page for that.
  if (response.type === 'opaqueredirect') throw new Refused('signed-out')
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  if (!isJson) throw new Refused('failed')
  const answer = await response.json()
  if (!answer.ok) throw new Refused(String(answer.error))
  return answer.value
}

/** To the page that comes after, with what was done. */
export function goOn(page: { root: HTMLElement }, done: string): void {
  const next = page.root.dataset['keysNext'] ?? location.pathname
  letGo()
  location.assign(`${next}?done=${done}`)
}

function stay(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

/** Asks before this page is left: what stands on it is nowhere else. */
export const keepHere = (): void => window.addEventListener('beforeunload', stay)

/** Nothing on this page has to be kept any more: it may be left without asking. */
export const letGo = (): void => window.removeEventListener('beforeunload', stay)
