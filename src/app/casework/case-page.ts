import { caseProblem } from '#modules/reporting/ui/keeping/index.ts'
import { DraftedFields } from './drafted-fields.ts'
import type { CaseFacts } from './sent-case.ts'
import { showOpen } from './show-open.ts'

/** Where words stand that only an open case has. */
const opened =
  '[data-case-drawn], [data-case-opened-file], [data-case-task], [data-case-draft], [data-case-said], [data-case-question], [data-case-advice]'

/**
 * The page of a case as its script finds it.
 *
 * - `[data-case]` – everything, with what the server tells of it;
 * - `[data-case-when-open]`, `[data-case-when-locked]` – shown as the case is;
 * - `[data-case-drawn="PART"]` – what is drawn once it is open;
 * - `[data-case-field="NAME"]` – fields without a name, which no browser sends;
 * - `[data-case-came]` – the signed manifest of what a partner handed over; `[data-case-fits="no"]` – whether it is what was opened;
 * - `[data-case-says="CODE"]` – a sentence for each refusal; `[data-case-status]` – what is going on.
 */
export class CasePage {
  readonly root: HTMLElement
  readonly facts: CaseFacts
  readonly fields: DraftedFields

  constructor(root: HTMLElement) {
    this.root = root
    this.fields = new DraftedFields(root)
    this.facts = JSON.parse(root.dataset['case'] ?? root.dataset['caseSearch'] ?? 'null')
  }

  all(what: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(what)]
  }

  one(what: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(what)
  }

  field(name: string): HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement | null {
    return this.root.querySelector(`[data-case-field="${name}"]`)
  }

  typed(name: string): string {
    return this.field(name)?.value ?? ''
  }

  fill(name: string, value: string): void {
    const field = this.field(name)
    if (field) field.value = value
    this.fields.isKept(name, value)
  }

  /** Whether words stand in a field that are nowhere else; a message has its draft. */
  isUnsaved(): boolean {
    return Object.keys(this.fields.texts()).some((name) => name !== 'message')
  }

  /** Puts HTML that our own components drew into its place. */
  draw(part: string, html: string): void {
    const place = this.one(`[data-case-drawn="${part}"]`)
    if (place) place.innerHTML = html
  }

  setOpen(isOpen: boolean): void {
    showOpen(this.root, isOpen)
  }

  /** Takes away everything that was opened or typed; leaving the page asks nothing any more. */
  forget(): void {
    for (const one of this.all(opened)) one.replaceChildren()
    for (const form of this.root.querySelectorAll('form')) form.reset()
    this.fields.forget()
    for (const field of this.root.querySelectorAll<HTMLInputElement>('[data-case-find], [data-case-reason-id]'))
      field.value = ''
    this.forgetIdentity()
    this.showFits(null)
    this.showReceipt(false)
    this.say(null)
    this.status('')
  }

  /** Whether what a partner handed over is what they had signed; null: nothing is said. */
  showFits(fits: boolean | null): void {
    for (const one of this.all('[data-case-fits]'))
      one.hidden = fits === null || one.dataset['caseFits'] !== (fits ? 'yes' : 'no')
  }

  /** Says that the receipt of the reporter is of another text. */
  showReceipt(isOther: boolean): void {
    for (const one of this.all('[data-case-receipt]')) one.hidden = !isOther
  }

  /** Takes away who the reporter is. */
  forgetIdentity(): void {
    for (const one of this.all('[data-case-who]')) one.replaceChildren()
    for (const one of this.all('[data-case-identity]')) one.hidden = true
  }

  /** Shows the sentence of a refusal and goes there; null takes away the last one. */
  say(code: string | null): void {
    const shown = code === null ? null : caseProblem(code)
    for (const one of this.all('[data-case-says]')) {
      one.hidden = one.dataset['caseSays'] !== shown
      if (!one.hidden) one.focus()
    }
  }

  /** How many of all are done, for whoever waits. */
  progress(done: number, total: number): void {
    const bar = this.root.querySelector('progress')
    const words = this.one('[data-case-done]')
    if (bar) [bar.max, bar.value] = [Math.max(total, 1), done]
    if (!words) return
    const said = words.dataset['words'] ?? ''
    words.textContent = said.replace('{done}', String(done)).replace('{total}', String(total))
  }

  status(words: string): void {
    const place = this.one('[data-case-status]')
    if (!place) return
    place.textContent = words
    place.hidden = words === ''
  }
}
