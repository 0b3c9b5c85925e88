import type { Bytes } from '#platform/sealing/index.ts'
import type { Deed, GivenLetter } from './deed.ts'

/** A case as those who work on it know it. */
export interface KnownCase {
  caseId: string
  lookupId: Bytes
  caseKey: Bytes
  state: 'new' | 'read' | 'forwarded'
  /** The next number of the reporter and of the organisation. */
  next: { reporter: number; organisation: number }
  /** The ids of everything that is in it. */
  items: string[]
}

/** Something handed over, as its sender and its receiver know it. */
export interface KnownForward {
  forwardId: string
  /** Null: the case it came from was deleted. */
  caseId: string | null
  text: string
  manifest: string
  /** The file of the signed answer; null: nobody answered. */
  answer: string | null
  /** The case that it became at a partner in Baken. */
  newCase: string | null
  /** For somebody outside: what they were given. */
  letter: GivenLetter | null
}

/** Everything that somebody was told is done, and what it left behind. */
export interface Known {
  cases: KnownCase[]
  forwards: KnownForward[]
  deleted: string[]
}

export const nothingKnown = (): Known => ({ cases: [], forwards: [], deleted: [] })

/** Takes in that a deed is done. `told`: what was said about it. */
export function learn(known: Known, deed: Deed, told: string | null): void {
  switch (deed.do) {
    case 'submit': {
      const { caseId, lookupId, caseKey } = deed.begun
      const items = [caseId, ...deed.uploads.map(({ item }) => item)]
      const next = { reporter: items.length, organisation: 0 }
      known.cases.push({ caseId, lookupId, caseKey, state: 'new', next, items })
      return
    }
    case 'answer-forward':
      for (const forward of known.forwards) if (forward.forwardId === deed.forwardId) forward.answer = told
      return
    case 'delete':
      learnDeleted(known, deed.caseId)
      return
    case 'change-key':
      return
    default: {
      const found = known.cases.find(({ caseId }) => caseId === deed.caseId)
      if (found) learnOfCase(found, deed)
      if (deed.do === 'forward') known.forwards.push(forwardOf(deed, told))
    }
  }
}

type DeedInCase = Extract<Deed, { do: 'say' | 'answer' | 'read' | 'forward' }>

function learnOfCase(found: KnownCase, deed: DeedInCase): void {
  if (deed.do === 'read') found.state = 'read'
  else if (deed.do === 'forward') found.state = 'forwarded'
  else {
    found.items.push(deed.sealed.item, ...deed.uploads.map(({ item }) => item))
    found.next[deed.do === 'say' ? 'reporter' : 'organisation'] += 1 + deed.uploads.length
  }
}

function forwardOf(deed: Extract<Deed, { do: 'forward' }>, told: string | null): KnownForward {
  const { caseId, text, inside, letter } = deed
  const base = { forwardId: deed.told.forwardId, caseId, text, manifest: told ?? '', answer: null }
  return { ...base, newCase: inside?.newCase ?? null, letter }
}

function learnDeleted(known: Known, gone: string): void {
  known.cases = known.cases.filter(({ caseId }) => caseId !== gone)
  // What lies behind a link goes with its case; what a partner in Baken got is theirs.
  known.forwards = known.forwards.filter(({ caseId, letter }) => letter === null || caseId !== gone)
  for (const forward of known.forwards) if (forward.caseId === gone) forward.caseId = null
  known.deleted.push(gone)
}
