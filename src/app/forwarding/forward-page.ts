import type { FileFacts } from '#modules/reporting/index.ts'
import { DraftedFields } from '../casework/drafted-fields.ts'
import { showOpen } from '../casework/show-open.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { goOn, letGo } from '../keys/send-step.ts'
import type { ForwardFacts } from './forward-facts.ts'

/**
 * The page on which a case is handed over, as its script finds it.
 *
 * - `[data-forward]` – everything, with what the server tells of it;
 * - `[data-case-when-open]`, `[data-case-when-locked]` – shown as the case is;
 * - `[data-forward-field="NAME"]`, `[data-forward-value="NAME"]` – a field that may be chosen, and what it holds; `[data-forward-empty]` – the sentence that names those that hold nothing;
 * - `[data-forward-says="CODE"]` – a sentence for each refusal.
 */
export class ForwardPage {
  readonly root: HTMLElement
  readonly facts: ForwardFacts
  readonly form: HTMLFormElement | null
  readonly fields: DraftedFields

  constructor(root: HTMLElement) {
    this.root = root
    this.fields = new DraftedFields(root)
    this.facts = JSON.parse(root.dataset['forward'] ?? 'null')
    this.form = root.querySelector('form[data-forward-form]')
  }

  one(what: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(what)
  }

  box(field: string): HTMLInputElement | null {
    return this.root.querySelector(`[data-forward-field="${field}"]`)
  }

  /** Shows what a field holds, ready to be chosen; null: nothing, so it cannot be. */
  showField(field: string, words: string | null, isChosen: boolean): void {
    const [box, place] = [this.box(field), this.one(`[data-forward-value="${field}"]`)]
    if (place) place.textContent = words ?? ''
    if (!box) return
    box.disabled = words === null
    box.checked = words !== null && isChosen
    const row = box.closest('label')
    if (row) row.hidden = words === null
  }

  /** Names the fields that hold nothing; none: every field holds something. */
  showEmpty(fields: readonly string[]): void {
    const place = this.one('[data-forward-empty]')
    if (!place) return
    place.textContent = (place.dataset['forwardEmpty'] ?? '').replace('{fields}', fields.join(', '))
    place.hidden = fields.length === 0
  }

  typed(name: string): string {
    return this.root.querySelector<HTMLTextAreaElement>(`[data-case-field="${name}"]`)?.value ?? ''
  }

  picked(name: string): string {
    return this.root.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? ''
  }

  partner(): string {
    return this.root.querySelector<HTMLSelectElement>('[data-forward-partner]')?.value ?? ''
  }

  outside(): string {
    return this.root.querySelector<HTMLInputElement>('[data-forward-outside]')?.value ?? ''
  }

  setOpen(isOpen: boolean): void {
    showOpen(this.root, isOpen)
  }

  /** Fields that may be about people, by name; none: nothing to weigh. */
  weigh(fields: readonly string[]): void {
    const place = this.one('[data-forward-weigh]')
    if (!place) return
    place.textContent = (place.dataset['forwardWeigh'] ?? '').replace('{fields}', fields.join(', '))
    place.hidden = fields.length === 0
  }

  /** Does something and says why not when it could not be done; what was typed stays. */
  async safely(work: () => Promise<void>): Promise<void> {
    this.say(null)
    this.busy(true)
    try {
      await work()
    } catch (error) {
      this.say(error instanceof Refused ? error.code : 'failed')
      if (error instanceof Refused && error.field) document.getElementById(error.field)?.focus()
      if (!(error instanceof Refused)) throw error
    } finally {
      this.busy(false)
    }
  }

  /** Shows the sentence of a refusal and goes there; null takes away the last one. */
  say(code: string | null): void {
    const all = [...this.root.querySelectorAll<HTMLElement>('[data-forward-says]')]
    const shown = all.find((one) => one.dataset['forwardSays'] === code)
    const instead = code === null ? undefined : all.find((one) => one.dataset['forwardSays'] === 'failed')
    for (const one of all) one.hidden = one !== (shown ?? instead)
    ;(shown ?? instead)?.focus()
  }

  /** Takes away everything that was opened, chosen or typed, and the link and the code: the page may then be left without asking. */
  forget(): void {
    this.form?.reset()
    this.fields.forget()
    for (const one of this.root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'))
      if (one.type === 'checkbox' || one.type === 'radio') (one as HTMLInputElement).checked = false
      else one.value = ''
    for (const one of this.root.querySelectorAll<HTMLElement>(
      '[data-forward-value], [data-forward-link], [data-forward-code], [data-case-draft]',
    ))
      one.textContent = ''
    this.one('[data-forward-files]')?.replaceChildren()
    const once = this.one('[data-forward-once]')
    if (once) once.hidden = true
    this.weigh([])
    letGo()
  }

  /** The files of the case that may go along, none of them chosen; their names are sealed, so they are drawn here. */
  drawFiles(files: readonly FileFacts[]): void {
    const place = this.one('[data-forward-files]')
    const row = this.root.querySelector<HTMLTemplateElement>('template[data-forward-file]')
    if (!place || !row) return
    const none = this.one('[data-forward-no-files]')
    if (none) none.hidden = files.length > 0
    place.replaceChildren(
      ...files.map(({ item, name, bytes }) => {
        const drawn = row.content.cloneNode(true) as DocumentFragment
        const box = drawn.querySelector('input')
        const words = drawn.querySelector('b')
        if (box) box.value = item
        if (words) words.textContent = `${name} (${Math.ceil(bytes / 1000)} kB)`
        return drawn
      }),
    )
  }

  isFileChosen(item: string): boolean {
    return this.root.querySelector<HTMLInputElement>(`[data-forward-files] input[value="${item}"]`)?.checked ?? false
  }

  isIdentityChosen(): boolean {
    return this.root.querySelector<HTMLInputElement>('[data-forward-identity]')?.checked ?? false
  }

  /** Which file is on its way, for whoever waits. */
  progress(done: number, total: number): void {
    const place = this.one('[data-forward-sending]')
    const words = done < total ? place?.dataset['files'] : place?.dataset['last']
    if (place) place.textContent = (words ?? '').replace('{done}', String(done + 1)).replace('{total}', String(total))
  }

  busy(isBusy: boolean): void {
    for (const one of this.root.querySelectorAll('button')) one.disabled = isBusy
    const place = this.one('[data-forward-sending]')
    if (place) place.hidden = !isBusy
  }

  /** `done`: what the next page says was done. */
  showOnce(link: string, code: string, done = 'sent'): void {
    const [card, at, by] = [
      this.one('[data-forward-once]'),
      this.one('[data-forward-link]'),
      this.one('[data-forward-code]'),
    ]
    if (!card || !at || !by) return
    at.textContent = link
    by.textContent = code
    if (this.form) this.form.hidden = true
    card.hidden = false
    card.querySelector('h2')?.focus()
    this.one('[data-forward-ready]')?.addEventListener('click', () => goOn({ root: this.root }, done))
  }
}
