/** What an officer writes around a note that comes out of the register. */
export interface OwnWriting {
  title: string
  /** Before the first section; empty for nothing. Paragraphs have an empty line between them. */
  before: string
  /** After the last section; empty for nothing. */
  after: string
  /** The organisation whose words these are. */
  by: string
}

/** The paragraphs of what was typed: lines that are broken off belong together, an empty line parts. */
export const paragraphsOf = (typed: string): string[] =>
  typed
    .split(/\r?\n[ \t]*\r?\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')

/** Where a note is: `draft` – it is written · `awaiting-release` – somebody else looks at it · `released` – it stands. */
export const noteStates = ['draft', 'awaiting-release', 'released'] as const
export type NoteState = (typeof noteStates)[number]
