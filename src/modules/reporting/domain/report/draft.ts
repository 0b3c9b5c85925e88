import type { LanguageTag } from '#kernel/language.ts'
import {
  type Contact,
  type ContactField,
  contactFields,
  type Danger,
  type Entrance,
  type FileFacts,
  type FromPlan,
  type GoingOn,
  type Identity,
  mostCharacters,
  type Report,
  type TroubleForm,
} from './report.ts'

/** What has been answered so far. Null and empty: not yet. */
export interface Draft {
  entrance: Entrance | null
  /** `unknown`: somebody does not know, or it is elsewhere. */
  municipality: string | 'unknown' | null
  forms: readonly TroubleForm[]
  words: string
  goingOn: GoingOn | null
  danger: Danger | null
  story: string
  contact: Contact
  from: FromPlan | null
}

export const noContact: Contact = { name: '', phone: '', email: '', address: '', other: '' }

export const emptyDraft: Draft = {
  entrance: null,
  municipality: null,
  forms: [],
  words: '',
  goingOn: null,
  danger: null,
  story: '',
  contact: noContact,
  from: null,
}

/** The questions in their order. Files are asked for where a door can take them at that moment, and last. */
export const questionIds = ['forms', 'place', 'going-on', 'danger', 'story', 'contact'] as const
export type QuestionId = (typeof questionIds)[number]

/** Something that a question cannot be left with. `field`: the id of what is to be corrected. */
export type DraftProblem =
  | { question: QuestionId; field: string; fault: 'missing' }
  | {
      question: QuestionId
      field: string
      fault: 'too-long'
      most: number
      count: number
      contact: ContactField | null
    }

/** The ids of fields, which are also their names. */
export const fieldIds = {
  entrance: 'entrance',
  municipality: 'municipality',
  forms: 'forms',
  place: 'place-words',
  'going-on': 'going-on',
  danger: 'danger',
  story: 'story',
  contact: (field: ContactField) => `contact-${field}`,
} as const

const missing = (question: 'forms' | 'going-on' | 'danger' | 'story', isMissing: boolean): DraftProblem[] =>
  isMissing ? [{ question, field: fieldIds[question], fault: 'missing' }] : []

function tooLong(
  question: QuestionId,
  field: string,
  text: string,
  most: number,
  contact: ContactField | null = null,
): DraftProblem[] {
  const count = text.length
  return count > most ? [{ question, field, fault: 'too-long', most, count, contact }] : []
}

const checks: Readonly<Record<QuestionId, (draft: Draft) => DraftProblem[]>> = {
  forms: ({ forms }) => missing('forms', forms.length === 0),
  place: ({ words }) => tooLong('place', fieldIds.place, words, mostCharacters.words),
  'going-on': ({ goingOn }) => missing('going-on', goingOn === null),
  danger: ({ danger }) => missing('danger', danger === null),
  story: ({ story }) => [
    ...missing('story', story.trim() === ''),
    ...tooLong('story', fieldIds.story, story, mostCharacters.story),
  ],
  contact: ({ contact }) =>
    contactFields.flatMap((field) =>
      tooLong('contact', fieldIds.contact(field), contact[field], mostCharacters[field], field),
    ),
}

/** What is wrong with the answer to one question; empty when it can be left. */
export const problemsWith = (question: QuestionId, draft: Draft): readonly DraftProblem[] => checks[question](draft)

/** The first question that cannot be left as it is; null when everything can be sent. */
export const firstUnready = (draft: Draft): QuestionId | null =>
  questionIds.find((question) => problemsWith(question, draft).length > 0) ?? null

/** Whether any detail of the reporter was given. */
export const givesContact = ({ contact }: Pick<Draft, 'contact'>): boolean =>
  contactFields.some((field) => contact[field].trim() !== '')

/**
 * The report that a draft is, and who the reporter is (null: not told). Refusal: `unready` – the draft lacks an answer or is too long, or nobody chose who tells and
 * where; `firstUnready` says which question.
 */
export function reportFrom(
  draft: Draft,
  { language, files, salt }: { language: LanguageTag; files: readonly FileFacts[]; salt: string },
): { ok: true; value: { report: Report; identity: Identity | null } } | { ok: false; error: 'unready' } {
  const { entrance, municipality, goingOn, danger, forms, words, story, contact, from } = draft
  if (firstUnready(draft) !== null) return { ok: false, error: 'unready' }
  if (entrance === null || municipality === null || goingOn === null || danger === null)
    return { ok: false, error: 'unready' }
  const hasIdentity = givesContact(draft)
  const report: Report = {
    v: 1,
    entrance,
    language,
    forms,
    place: { municipality: municipality === 'unknown' ? null : municipality, words: words.trim() },
    goingOn,
    danger,
    story: story.trim(),
    hasIdentity,
    files,
    ...(from === null ? {} : { from }),
    salt,
  }
  return { ok: true, value: { report, identity: hasIdentity ? { v: 1, ...contact } : null } }
}
