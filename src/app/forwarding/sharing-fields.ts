import {
  type Forwardable,
  type ForwardField,
  fieldsToWeigh,
  forwardFieldNames,
  knownFields,
  lineText,
  type OpenedCaseView,
  payloadLines,
  payloadOf,
  type ShareGround,
  shareGroundNames,
} from '#modules/reporting/index.ts'
import type { ForwardPage } from './forward-page.ts'
import { forwardableOf } from './forwardable.ts'

/** What could be shared of a case now, with what is typed on the page. */
export const knownNow = (page: ForwardPage, view: OpenedCaseView): Forwardable =>
  forwardableOf(view, page.facts, { summary: page.typed('summary'), question: page.typed('question') })

/** Shows what each field holds; what holds nothing is named, and cannot be chosen. `beforehand`: what is chosen from the start. */
export function showFields(page: ForwardPage, known: Forwardable, beforehand: (field: ForwardField) => boolean): void {
  const lines = payloadLines(payloadOf(known, forwardFieldNames, ''), page.facts.words)
  for (const field of forwardFieldNames) {
    const line = lines.find((one) => one.field === field)
    page.showField(field, line ? lineText(line) : null, beforehand(field))
  }
  const empty = forwardFieldNames.filter((field) => page.box(field)?.disabled)
  page.showEmpty(empty.map((field) => page.facts.words.fields[field]))
}

export const chosenIn = (page: ForwardPage): ForwardField[] =>
  forwardFieldNames.filter((field) => page.box(field)?.checked ?? false)

export const groundIn = (page: ForwardPage): ShareGround | undefined =>
  shareGroundNames.find((one) => one === page.picked('ground'))

/** Says which fields do not go with the chosen ground, as often as something changes. `chosen`: the fields that would go along now. */
export function watchWeighing(
  page: ForwardPage,
  chosen: () => readonly ForwardField[],
  known: () => Forwardable,
): void {
  const weigh = () => {
    const ground = groundIn(page)
    const fields = ground ? fieldsToWeigh(ground, knownFields(known(), chosen())) : []
    page.weigh(fields.map((field) => page.facts.words.fields[field]))
  }
  page.form?.addEventListener('input', weigh)
  page.form?.addEventListener('change', weigh)
}
