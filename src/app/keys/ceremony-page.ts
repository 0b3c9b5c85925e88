import type { KeyFacts } from './key-facts.ts'

/** A refusal with a sentence of its own on the page; it ends a ceremony, and everything typed stays where it is. */
export class Refused extends Error {
  readonly code: string
  readonly field: string | null
  constructor(code: string, field: string | null = null) {
    super(code)
    this.code = code
    this.field = field
  }
}

/** With which button somebody went on. */
export type Pressed = 'passphrase' | 'passkey'

/**
 * The form of one ceremony. Fields have no name, so that no browser ever sends what is typed in them: they are found by `data-keys-field`.
 *
 * - `[data-keys-body]` – hidden until the ceremony can be done here; `[data-keys-says="absent"]` stands there until then.
 * - `[data-keys-says="CODE"]` – hidden, one for each refusal; where one is missing, `failed` is shown.
 * - `[data-keys-stage="NAME"]` – hidden but for one at a time.
 * - `[data-keys-status]` – what is going on, read out by a screen reader.
 */
export class CeremonyPage {
  readonly root: HTMLFormElement
  readonly facts: KeyFacts
  /** The stage that is shown; empty before the first change of it. */
  at = ''

  constructor(root: HTMLFormElement) {
    this.root = root
    this.facts = JSON.parse(root.dataset['keysFacts'] ?? '{}')
  }

  get ceremony(): string {
    return this.root.dataset['keys'] ?? ''
  }

  field(name: string): HTMLInputElement | null {
    return this.root.querySelector(`[data-keys-field="${name}"]`)
  }

  /** What is typed in a field; empty where there is none. */
  typed(name: string): string {
    return this.field(name)?.value ?? ''
  }

  isTicked(name: string): boolean {
    return this.field(name)?.checked ?? false
  }

  all(what: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(what)]
  }

  /** Shows the sentence of a refusal and goes to the field it is about; null takes away the last one. */
  say(code: string | null, field: string | null = null): void {
    const sentences = this.all('[data-keys-says]')
    const shown = sentences.find((one) => one.dataset['keysSays'] === code)
    const instead = code === null ? undefined : sentences.find((one) => one.dataset['keysSays'] === 'failed')
    for (const one of sentences) one.hidden = one !== (shown ?? instead)
    for (const one of this.all('[aria-invalid]')) one.removeAttribute('aria-invalid')
    const wrong = field === null ? null : this.field(field)
    wrong?.setAttribute('aria-invalid', 'true')
    ;(wrong ?? shown ?? instead)?.focus()
  }

  stage(name: string): void {
    this.at = name
    for (const one of this.all('[data-keys-stage]')) one.hidden = one.dataset['keysStage'] !== name
    this.say(null)
    const first = this.root.querySelector<HTMLElement>(`[data-keys-stage="${name}"] [tabindex="-1"]`)
    first?.focus()
  }

  /** What is going on; empty: nothing. Resolves once it has been drawn, for what follows may keep the page busy. */
  async tell(name: string, values: Readonly<Record<string, number>> = {}): Promise<void> {
    const status = this.root.querySelector<HTMLElement>('[data-keys-status]')
    if (!status) return
    const words = status.dataset[name] ?? ''
    status.textContent = words.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))
    status.hidden = words === ''
    await new Promise((resolve) => setTimeout(resolve, 40))
  }

  progress(done: number, total: number): void {
    const bar = this.root.querySelector('progress')
    if (!bar) return
    bar.hidden = false
    bar.max = Math.max(total, 1)
    bar.value = done
  }

  busy(isBusy: boolean): void {
    this.root.ariaBusy = isBusy ? 'true' : null
    for (const one of this.root.querySelectorAll('button')) one.disabled = isBusy
  }
}
