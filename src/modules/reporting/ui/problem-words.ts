import type { Translator } from '#platform/i18n/translator.ts'
import { type DraftProblem, fieldIds, type QuestionId } from '../domain/report/draft.ts'
import { contactFields } from '../domain/report/report.ts'

/** What is wrong, in a sentence that says what to do. */
export function problemWords(problem: DraftProblem, t: Translator): string {
  const { question } = problem
  if (problem.fault === 'too-long') {
    const values = { most: t.number(problem.most), count: t.number(problem.count) }
    if (problem.contact !== null)
      return t('reporting.contact.too-long', { ...values, field: t(`reporting.contact.${problem.contact}.label`) })
    return t(question === 'place' ? 'reporting.q.place.too-long' : 'reporting.q.story.too-long', values)
  }
  if (question === 'place' || question === 'contact') throw new Error(`"${question}" asks for nothing`)
  return t(`reporting.q.${question}.missing`)
}

/** One thing that a script may have to say about a field, with `{most}` and `{count}` for it to fill in. */
export interface PossibleProblem {
  /** `FIELD:FAULT` */
  code: string
  words: string
}

/** Everything that a script may have to say about one question. */
export function possibleProblems(question: QuestionId, t: Translator): readonly PossibleProblem[] {
  const unfilled = { most: '{most}', count: '{count}' }
  if (question === 'contact')
    return contactFields.map((field) => ({
      code: `${fieldIds.contact(field)}:too-long`,
      words: t('reporting.contact.too-long', { ...unfilled, field: t(`reporting.contact.${field}.label`) }),
    }))
  if (question === 'place') return [tooLong(fieldIds.place, t('reporting.q.place.too-long', unfilled))]
  const missing = { code: `${fieldIds[question]}:missing`, words: t(`reporting.q.${question}.missing`) }
  return question === 'story' ? [missing, tooLong('story', t('reporting.q.story.too-long', unfilled))] : [missing]
}

const tooLong = (field: string, words: string): PossibleProblem => ({ code: `${field}:too-long`, words })

/** The field of a problem code. */
export const fieldOf = ({ code }: PossibleProblem): string => code.slice(0, code.lastIndexOf(':'))
