/** Nothing that people type into these forms is longer. */
const longest = 2000

/** Whether somebody can have typed it: no key makes a NUL, and the database keeps none. */
const isTyped = (value: FormDataEntryValue | null): value is string =>
  typeof value === 'string' && value.length <= longest && !value.includes('\0')

/** One field of a form as text, without what stands around it; empty when it is not there, is a file, is far too long, or holds what nobody can type. */
export function typedText(form: FormData, name: string): string {
  const value = form.get(name)
  return isTyped(value) ? value.trim() : ''
}

/** One of a list, or nothing: null only when nothing was chosen. What is not there, or what nobody can choose, is empty text, which is in no list, and never nothing. */
export const typedOrNothing = (form: FormData, name: string): string | null =>
  form.get(name) === '' ? null : typedText(form, name)

/** The same for a password: every character counts. */
export function typedSecret(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' && value.length <= longest ? value : ''
}

/** What a device answered, as JSON: longer than anything people type. How long it may be is for who reads it. */
export function typedAnswer(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Every value of a field that may be chosen more than once. */
export const typedChoices = (form: FormData, name: string): string[] => form.getAll(name).filter(isTyped)
