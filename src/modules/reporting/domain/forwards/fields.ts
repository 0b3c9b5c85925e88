/**
 * Everything of a case that can be handed over, and nothing else can: no id of the case, no name of a colleague, no key, no hash, no note. In this order. `people`: it
 * tells, or may tell, about somebody. Who the reporter is, and files, are in none of these rows.
 */
export const forwardFields = {
  /** The municipality. */
  municipality: { people: false },
  /** Which kinds of trouble. */
  forms: { people: false },
  goingOn: { people: false },
  danger: { people: false },
  /** The ISO week in which it came in. */
  week: { people: false },
  /** Whether it came from who it is about, from somebody else or from municipal staff. */
  entrance: { people: false },
  /** Signals of the catalogue that a colleague saw in it. */
  signals: { people: false },
  sector: { people: false },
  /** What a colleague found out. */
  address: { people: false },
  employer: { people: false },
  agency: { people: false },
  /** The reporter's words for where it is. */
  placeWords: { people: true },
  /** What the reporter told, word for word. */
  story: { people: true },
  language: { people: true },
  /** What the sender writes to the receiver for this forward. */
  summary: { people: true },
  question: { people: true },
} as const satisfies Readonly<Record<string, { people: boolean }>>

export type ForwardField = keyof typeof forwardFields
export const forwardFieldNames = Object.keys(forwardFields) as readonly ForwardField[]

export const isAboutPeople = (field: ForwardField): boolean => forwardFields[field].people

/** In the order of `forwardFields`, each once. */
export const inOrder = (fields: readonly ForwardField[]): readonly ForwardField[] =>
  forwardFieldNames.filter((field) => fields.includes(field))
