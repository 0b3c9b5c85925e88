import type { ItemId } from '../items.ts'
import type { Ground, RefusalReason, RefusedSentence, Sentence } from './note.ts'
import type { NoteTemplate } from './templates.ts'

/** What a sentence is asked to say. A slot that is null is not known. */
export interface Telling {
  template: NoteTemplate
  /** The row, claim or sentence of a note it is about, for the list of what was refused. */
  about: string
  slots: Readonly<Record<string, string | null>>
  grounds: readonly Ground[]
  see?: ItemId
}

/** Makes sentences out of templates and numbers them in the order in which they are asked for. */
export interface Teller {
  /** One sentence, or none when nothing bears it: then it stands in `refused`. */
  tell(telling: Telling): Sentence[]
  refuse(template: NoteTemplate, about: string, reason: RefusalReason): void
  readonly refused: readonly RefusedSentence[]
}

export function teller(templates: Readonly<Record<NoteTemplate, string>>): Teller {
  const refused: RefusedSentence[] = []
  let number = 0
  const refuse: Teller['refuse'] = (template, about, reason) => void refused.push({ template, about, reason })
  return {
    refused,
    refuse,
    tell({ template, about, slots, grounds, see }) {
      const reason = whyNot(slots, grounds)
      if (reason) {
        refuse(template, about, reason)
        return []
      }
      number += 1
      return [{ number, text: fill(templates[template], slots), grounds, see: see ?? null }]
    },
  }
}

function whyNot(slots: Telling['slots'], grounds: readonly Ground[]): RefusalReason | null {
  if (Object.values(slots).some((text) => text === null || text.trim() === '')) return 'not-known'
  if (grounds.length === 0) return 'nothing-behind-it'
  return grounds.some(bears) ? null : 'no-source'
}

/** A source says so, or it says that nothing was found. */
const bears = ({ sources, inVain }: Ground): boolean => sources.length > 0 || inVain

/** The text of a template with its slots filled. What comes out of the register is never read as a template again. */
export const fill = (template: string, slots: Telling['slots']): string =>
  template.replace(/\{([^{}]*)\}/g, (whole, name: string) => slots[name] ?? whole)
