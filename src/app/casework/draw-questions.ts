import type { ForwardCopy, OpenedCaseView } from '#modules/reporting/index.ts'
import type { CasePage } from './case-page.ts'
import type { OpenedAdvice } from './open-advice.ts'

/** Whether what was sent is a question, which has a card of its own on the page. */
export const isQuestion = (page: CasePage, { forwardId }: ForwardCopy): boolean =>
  page.one(`[data-case-question="${forwardId}"]`) !== null

/** Puts what was asked and what was answered into the cards of the questions, as text and never as HTML. */
export function drawQuestions(page: CasePage, { forwards }: OpenedCaseView, advice: readonly OpenedAdvice[]): void {
  for (const { copy } of forwards) {
    const place = copy && page.one(`[data-case-question="${copy.forwardId}"]`)
    if (place) place.textContent = copy.payload.fields.question ?? ''
  }
  for (const { id, text, fits } of advice) {
    const place = page.one(`[data-case-advice="${id}"]`)
    if (place && text !== null) place.textContent = text
    const says = page.one(`[data-case-advice-${fits ? 'fits' : 'fits-not'}="${id}"]`)
    if (says) says.hidden = false
  }
}
