/** Nothing that people type into these forms is longer. */
const longest = 2000

/** One field of a form as text, without what stands around it; empty when it is not there, is a file, or is far too long. */
export function typedText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' && value.length <= longest ? value.trim() : ''
}

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
export const typedChoices = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value): value is string => typeof value === 'string' && value.length <= longest)
