import { showOpen } from '../casework/show-open.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { keepHere, letGo } from '../keys/send-step.ts'
import type { QuestionFacts } from './question-facts.ts'

/**
 * The page of a question, as the script of who was asked finds it.
 *
 * - `[data-question]` – everything, with what the server tells of it;
 * - `[data-case-when-open]`, `[data-case-when-locked]` – shown as it is;
 * - `[data-question-lines]` – what was asked; `[data-question-fits="yes"]` – whether it is what was signed;
 * - `[data-question-readable]`, `[data-question-unreadable]` – what can be answered once it was read, and what can be said where it cannot be;
 * - `[data-question-answer]` – the form, `[data-case-field="advice"]` – what is answered;
 * - `[data-question-says="CODE"]` – a sentence for each refusal.
 */
export class QuestionPage {
  readonly root: HTMLElement
  readonly facts: QuestionFacts
  readonly form: HTMLFormElement | null

  constructor(root: HTMLElement) {
    this.root = root
    this.facts = JSON.parse(root.dataset['question'] ?? 'null')
    this.form = root.querySelector('form[data-question-answer]')
    // What is typed here is nowhere else.
    this.form?.addEventListener('input', keepHere)
  }

  one(what: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(what)
  }

  #all(what: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(what)]
  }

  typed(): string {
    return this.root.querySelector<HTMLTextAreaElement>('[data-case-field="advice"]')?.value ?? ''
  }

  setOpen(isOpen: boolean): void {
    showOpen(this.root, isOpen)
  }

  showFits(fits: boolean): void {
    for (const one of this.#all('[data-question-fits]'))
      one.hidden = one.dataset['questionFits'] !== (fits ? 'yes' : 'no')
    this.#turn(fits)
  }

  /** It does not open: all that can be said of it is that. */
  showUnreadable(): void {
    const lines = this.one('[data-question-lines]')?.closest('section')
    if (lines) lines.hidden = true
    this.#turn(false)
  }

  #turn(isReadable: boolean): void {
    for (const one of this.#all('[data-question-readable]')) {
      one.hidden = !isReadable
      // The key for the answer came with the question: who put another one in its place would be who reads the answer.
      if (!isReadable) one.remove()
    }
    for (const one of this.#all('[data-question-unreadable]')) one.hidden = isReadable
  }

  /** Does something and says why not when it could not be done; what was typed stays. */
  async safely(work: () => Promise<void>): Promise<void> {
    this.say(null)
    this.#busy(true)
    try {
      await work()
    } catch (error) {
      this.say(error instanceof Refused ? error.code : 'failed')
      if (!(error instanceof Refused)) throw error
    } finally {
      this.#busy(false)
    }
  }

  /** Shows the sentence of a refusal and goes there; null takes away the last one. */
  say(code: string | null): void {
    const all = this.#all('[data-question-says]')
    const shown = all.find((one) => one.dataset['questionSays'] === code)
    const instead = code === null ? undefined : all.find((one) => one.dataset['questionSays'] === 'failed')
    for (const one of all) one.hidden = one !== (shown ?? instead)
    ;(shown ?? instead)?.focus()
  }

  #busy(isBusy: boolean): void {
    for (const one of this.root.querySelectorAll('button')) one.disabled = isBusy
  }

  /** Takes away everything that was opened or typed. */
  forget(): void {
    this.one('[data-question-lines]')?.replaceChildren()
    this.form?.reset()
    for (const one of this.#all('[data-question-readable], [data-question-unreadable]')) one.hidden = true
    letGo()
  }

  done(): void {
    letGo()
    location.assign(`${location.pathname}?done=answered`)
  }
}
