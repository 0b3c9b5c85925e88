import { type PayloadLine, type ShareGround, shareGroundNames } from '#modules/reporting/index.ts'
import { ForwardPage } from '../forwarding/forward-page.ts'
import { drawLines } from '../letter/draw-lines.ts'
import type { AskFacts } from './question-facts.ts'

/**
 * The page on which somebody is asked, as its script finds it: as a page on which a case is handed over, and with a summary of exactly what goes before it does.
 *
 * - `[data-ask-colleague]` – which colleague;
 * - `[data-ask-write]`, `[data-ask-summary]` – one of the two is shown; `[data-ask-lines]`, `[data-ask-to]`, `[data-ask-ground="CODE"]` – what stands in the summary.
 */
export class AskPage extends ForwardPage {
  declare readonly facts: AskFacts

  colleague(): string {
    return this.root.querySelector<HTMLSelectElement>('[data-ask-colleague]')?.value ?? ''
  }

  showSummary(to: string, ground: ShareGround, lines: readonly PayloadLine[]): void {
    const [name, place] = [this.one('[data-ask-to]'), this.one('[data-ask-lines]')]
    if (name) name.textContent = to
    if (place) drawLines(place, lines)
    for (const one of shareGroundNames) {
      const words = this.one(`[data-ask-ground="${one}"]`)
      if (words) words.hidden = one !== ground
    }
    this.#turn(true)
    this.one('[data-ask-summary] h2')?.focus()
  }

  hideSummary(): void {
    this.#turn(false)
    document.getElementById('question')?.focus()
  }

  #turn(isSummary: boolean): void {
    const [write, summary] = [this.one('[data-ask-write]'), this.one('[data-ask-summary]')]
    if (write) write.hidden = isSummary
    if (summary) summary.hidden = !isSummary
  }

  override forget(): void {
    super.forget()
    for (const one of this.root.querySelectorAll('[data-ask-lines], [data-ask-to]')) one.replaceChildren()
    this.#turn(false)
  }
}
