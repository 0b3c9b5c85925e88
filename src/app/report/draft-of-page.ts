import {
  type Contact,
  contactFields,
  type Draft,
  dangerAnswers,
  type Entrance,
  type FromPlan,
  fieldIds,
  goingOnAnswers,
  troubleForms,
} from '#modules/reporting/index.ts'
import type { Answers } from './page-fields.ts'

/** What was chosen before this page: who tells, and where it is. */
export interface ChosenBefore {
  entrance: Entrance
  municipality: string | 'unknown'
  from: FromPlan | null
}

const first = (answers: Answers, id: string): string => answers[id]?.[0] ?? ''

/** What is filled in on the page as a draft. An option that is none of ours counts as not chosen. */
export function draftOfPage(answers: Answers, before: ChosenBefore): Draft {
  const contact = Object.fromEntries(contactFields.map((field) => [field, first(answers, fieldIds.contact(field))]))
  return {
    ...before,
    forms: troubleForms.filter((form) => answers[fieldIds.forms]?.includes(form)),
    words: first(answers, fieldIds.place),
    goingOn: goingOnAnswers.find((answer) => answer === first(answers, fieldIds['going-on'])) ?? null,
    danger: dangerAnswers.find((answer) => answer === first(answers, fieldIds.danger)) ?? null,
    story: first(answers, fieldIds.story),
    contact: contact as Contact,
  }
}
