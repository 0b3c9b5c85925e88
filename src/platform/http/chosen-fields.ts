import { typedChoices } from './typed-fields.ts'

const prefix = 'choice.'
const sides = ['mine', 'theirs'] as const

/**
 * The form that comes out of choosing between two changes (`ui/ChooseBetween.svelte`): of every field `x` with a `choice.x`, the values of
 * `mine.x` or `theirs.x` as `x`; everything else as it was. `open`: the fields of which nothing was chosen, and which are not in it.
 */
export function chosenFields(form: FormData): { form: FormData; open: string[] } {
  const chosen = new FormData()
  const open: string[] = []
  const fields = new Set(typedChoices(form, `${prefix}fields`))
  for (const field of fields) {
    const side = sides.find((one) => one === form.get(`${prefix}${field}`))
    if (!side) open.push(field)
    else for (const value of form.getAll(`${side}.${field}`)) chosen.append(field, value)
  }
  for (const [name, value] of form) {
    const [side = '', ...rest] = name.split('.')
    const ofAChoice = name.startsWith(prefix) || (sides.some((one) => one === side) && fields.has(rest.join('.')))
    if (!ofAChoice) chosen.append(name, value)
  }
  return { form: chosen, open }
}
