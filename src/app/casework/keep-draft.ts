import { type OpenCase, writeSealed } from './write-sealed.ts'

/** Somebody stopped typing for a moment: long enough not to write every letter, short enough to lose a sentence at most. */
const quietMs = 2_500

/** What is said about the draft. */
export type DraftNews = 'saving' | 'saved' | 'failed'

/**
 * Keeps what somebody types, sealed under the key of the organisation, in the place of what they typed before; also for another device. One is written at a time.
 */
export class DraftKeeper {
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> = Promise.resolve()
  #kept: { item: string; text: string } | null
  readonly #open: OpenCase
  readonly #tell: (news: DraftNews) => void

  constructor(open: OpenCase, kept: { item: string; text: string } | null, tell: (news: DraftNews) => void) {
    this.#open = open
    this.#kept = kept
    this.#tell = tell
  }

  /** The item of the draft that is kept; null: none. */
  get item(): string | null {
    return this.#kept?.item ?? null
  }

  typed(text: string): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(text), quietMs)
  }

  /** Keeps it now, after what is being written. */
  save(text: string): Promise<void> {
    clearTimeout(this.#timer)
    this.#running = this.#running.then(() => this.#write(text))
    return this.#running
  }

  /** It was sent, with `instead`: nothing of it is left. */
  sent(): void {
    clearTimeout(this.#timer)
    this.#kept = null
  }

  async #write(text: string): Promise<void> {
    if (text === (this.#kept?.text ?? '')) return
    this.#tell('saving')
    try {
      if (text.trim() === '') await this.#throwAway()
      else {
        const { item } = await writeSealed(this.#open, 'draft', { v: 1, text }, { instead: this.item })
        this.#kept = { item, text }
      }
      this.#tell('saved')
    } catch {
      // What is typed still stands there, and the next letter tries again.
      this.#tell('failed')
    }
  }

  async #throwAway(): Promise<void> {
    if (this.#kept === null) return
    await this.#open.send({ do: 'throw-away', case: this.#open.facts.caseId, item: this.#kept.item })
    this.#kept = null
  }
}
