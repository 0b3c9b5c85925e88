type Field = HTMLTextAreaElement | HTMLInputElement

/** Where they are on a page. */
export const draftedFields = 'textarea, input[data-case-drafted]'

const nameOf = ({ id, dataset: { caseField = id } }: Field): string => caseField
const isSame = (one: string, other: string): boolean => one.trim() === other.trim()

/**
 * The fields of a page in which words are typed that a draft holds, by their names or their ids: every large one, and each `[data-case-drafted]`. What is chosen is in none: who gets what is chosen
 * anew each time.
 */
export class DraftedFields {
  readonly #root: HTMLElement
  /** What is somewhere else too, by the names. */
  readonly #kept = new Map<string, string>()

  constructor(root: HTMLElement) {
    this.#root = root
  }

  #all(): Field[] {
    return [...this.#root.querySelectorAll<Field>(draftedFields)]
  }

  #isNew(field: Field): boolean {
    return !isSame(field.value, this.#kept.get(nameOf(field)) ?? '')
  }

  /** These words of a field are somewhere else too. */
  isKept(name: string, value: string): void {
    this.#kept.set(name, value)
  }

  /** Everything that stands in them was sent: none of it is a draft any more. */
  allKept(): void {
    for (const field of this.#all()) this.isKept(nameOf(field), field.value)
  }

  /** Words that stand in them and are nowhere else. */
  texts(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.#all().flatMap((field) => (this.#isNew(field) ? [[nameOf(field), field.value]] : [])),
    )
  }

  /** Puts words of a draft back, where nothing else is typed. Gives whether any were. */
  restore(texts: Readonly<Record<string, string>>): boolean {
    const fields = this.#all().filter((field) => Object.hasOwn(texts, nameOf(field)) && !this.#isNew(field))
    for (const field of fields) field.value = texts[nameOf(field)] ?? ''
    return fields.length > 0
  }

  forget(): void {
    for (const field of this.#all()) field.value = ''
    this.#kept.clear()
  }
}
