/**
 * Every sentence a note can hold, with what it is filled from. What is not in this table cannot be said. A template
 * holds words only: every number, name and date in a note comes out of the register.
 */
export const noteTemplates = {
  title: ['titles'],
  'title-rows': ['notes'],
  foot: ['day'],
  notice: ['parliament', 'titles', 'day'],
  'reason-adopted': ['title', 'day'],
  'reason-made': ['title', 'day'],
  told: ['text'],
  'note-told': ['reporters', 'note', 'about'],
  owners: ['title', 'owners'],
  reporters: ['title', 'reporters'],
  role: ['name', 'role'],
  count: ['count', 'tally'],
  'count-in-vain': ['count'],
  'count-not-asked': ['count'],
  state: ['state', 'said'],
  term: ['term'],
  overdue: ['term'],
  'waiting-past-term': ['term'],
  'term-passed-outcome-unknown': ['term'],
  found: ['when', 'text'],
  'not-found': ['text'],
  'partly-found': ['text'],
  'led-to': ['titles'],
  'led-to-we-think': ['titles'],
  pointer: ['title', 'other'],
  nothing: ['notes'],
  'next-quarter': ['quarter', 'year', 'title'],
  'next-year': ['year', 'title'],
  'next-day': ['day', 'title'],
  'settled-unknown': [],
  annex: ['notes'],
  percent: ['stated', 'part', 'whole'],
  'with-framework': ['stated'],
  housing: ['stated'],
  integral: ['stated', 'names'],
  without: ['stated'],
  counted: ['title', 'stated'],
  'counted-names': ['title', 'stated', 'names'],
} as const
export type NoteTemplate = keyof typeof noteTemplates

/** Words around the sentences: headings, columns and signatures. They state nothing. */
export const noteLabels = [
  'statenmededeling',
  'memo',
  'part-subject',
  'part-notice',
  'part-reason',
  'part-authority',
  'part-message',
  'part-consequences',
  'part-europe',
  'part-communication',
  'part-follow-up',
  'part-annexes',
  'memo-message',
  'memo-closing',
  'to',
  'members',
  'from',
  'as-known',
  'other-rows',
  'chair',
  'secretary',
  'member',
  'and',
  'quarter-first',
  'quarter-second',
  'quarter-third',
  'quarter-fourth',
  'annex-sentences',
  'annex-rows',
  'annex-related',
  'annex-sources',
  'column-sentence',
  'column-title',
  'column-ground',
  'column-source',
  'column-date',
  'column-confidence',
  'column-row',
  'column-owner',
  'column-reporter',
  'column-deadline',
  'column-state',
  'column-follow-up',
  'see-sentence',
  'own-search',
  'section-message-exploitation',
  'section-message-position',
  'section-goals',
  'section-regions',
  'section-frameworks',
  'section-network',
  'section-plan',
  'section-riec',
  'section-lines',
  'section-ideas',
  'section-other',
] as const
export type NoteLabel = (typeof noteLabels)[number]

/** The words of a note in one language. */
export interface NoteWords {
  templates: Readonly<Record<NoteTemplate, string>>
  labels: Readonly<Record<NoteLabel, string>>
}

/**
 * What is wrong with a text of `NoteWords`. `digit` – a number is typed · `name` – a party, municipality or region is
 * typed · `unknown-slot` – filled by nothing · `missing-slot` – what it should say is not in it.
 */
export interface TemplateFault {
  key: string
  fault: 'digit' | 'name' | 'unknown-slot' | 'missing-slot'
  /** What was found, or is missing. */
  what: string
}

const slot = /\{([^{}]*)\}/g
/** Words that are a number without a digit in them, in the languages notes are written in. */
const spelled =
  /(?<!\p{L})(één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|honderd|duizend|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand)(?!\p{L})/iu

/**
 * Faults in the words of a note.
 *
 * @param names of parties, municipalities and regions, in all languages; found as whole words with these capitals
 */
export function templateFaults({ templates, labels }: NoteWords, names: readonly string[]): TemplateFault[] {
  const texts = [
    ...Object.entries(templates).map(([key, text]) => ({ key, text, slots: slotsOf(key) })),
    ...Object.entries(labels).map(([key, text]) => ({ key, text, slots: [] })),
  ]
  return texts.flatMap(({ key, text, slots }) => [...typedIn(key, text, names), ...slotFaults(key, text, slots)])
}

const slotsOf = (key: string): readonly string[] => {
  const found: Readonly<Record<string, readonly string[]>> = noteTemplates
  return found[key] ?? []
}

function typedIn(key: string, text: string, names: readonly string[]): TemplateFault[] {
  const words = text.replace(slot, ' ')
  const number = /\p{N}+/u.exec(words)?.[0] ?? spelled.exec(words)?.[0]
  const typed = names.filter((name) => hasWord(words, name))
  return [
    ...(number === undefined ? [] : [{ key, fault: 'digit' as const, what: number }]),
    ...typed.map((what) => ({ key, fault: 'name' as const, what })),
  ]
}

function hasWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`
    if (!/\p{L}/u.test(around)) return true
  }
  return false
}

function slotFaults(key: string, text: string, slots: readonly string[]): TemplateFault[] {
  const used = new Set([...text.matchAll(slot)].map(([, name = '']) => name))
  return [
    ...[...used].filter((name) => !slots.includes(name)).map((what) => ({ key, fault: 'unknown-slot' as const, what })),
    ...slots.filter((name) => !used.has(name)).map((what) => ({ key, fault: 'missing-slot' as const, what })),
  ]
}
