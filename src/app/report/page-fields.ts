import { all } from './page-hooks.ts'

/** What is filled in, by field: one text of a text field, the chosen values of radios and boxes. */
export type Answers = Readonly<Record<string, readonly string[]>>

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

const controls = (): Control[] => all('[data-report-field]').filter(isControl)
const idOf = (control: Control): string => control.dataset['reportField'] ?? ''
const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)

/** Every field of the page with what is in it now. */
export function answersNow(): Answers {
  const answers: Record<string, string[]> = {}
  for (const control of controls()) {
    const values = answers[idOf(control)] ?? []
    answers[idOf(control)] = values
    if (!isTicked(control)) values.push(control.value)
    else if (control.checked) values.push(control.value)
  }
  return answers
}

/** Fills the fields again, on the same page in another language. */
export function fillIn(answers: Answers): void {
  for (const control of controls()) {
    const values = answers[idOf(control)] ?? []
    if (isTicked(control)) control.checked = values.includes(control.value)
    else control.value = values[0] ?? ''
  }
}

/** Empties every field, also what a browser put back into them. */
export const emptyFields = (): void => fillIn({})

/** The text of one field. */
export const typed = (id: string): string => answersNow()[id]?.[0] ?? ''

export const isBoxTicked = (id: string): boolean => (answersNow()[id] ?? []).length > 0

/** The words beside what is chosen, or the text of a field, as they stand on this page; several choices in their order. `labelled`: a text after the name of its field. */
export function wordsOf(id: string, labelled = false): string[] {
  return controls()
    .filter((control) => idOf(control) === id)
    .flatMap((control) => {
      if (isTicked(control)) return control.checked ? [labelOf(control)] : []
      const text = control.value.trim()
      return text === '' ? [] : [labelled ? `${labelOf(control)}: ${text}` : text]
    })
}

function labelOf(control: Control): string {
  const label = control.labels?.[0]
  const own = label?.querySelector('[data-report-label]') ?? label
  return own?.textContent?.trim() ?? ''
}

/** Marks the fields that have to be corrected, and takes the marks away from the others. */
export function markWrong(ids: readonly string[]): void {
  for (const control of controls()) {
    if (ids.includes(idOf(control))) control.setAttribute('aria-invalid', 'true')
    else control.removeAttribute('aria-invalid')
  }
}
