import type { OpenedCaseView } from '#modules/reporting/index.ts'
import { type OpenCase, writeSealed } from './write-sealed.ts'

/** Somebody stopped typing for a moment: long enough not to write every letter, short enough to lose a sentence at most. */
const quietMs = 2_500

/** Whether a draft is of a message that was sent: its last try to be kept was on its way longer than the message. */
export const wasSent = (draft: { text: string }, { thread }: Pick<OpenedCaseView, 'thread'>): boolean =>
  thread.some(({ sender, text }) => sender === 'organisation' && text === draft.text)

/** What is said about the draft. */
export type DraftNews = 'saving' | 'saved' | 'failed'

/**
 * Keeps what somebody types, sealed under the key of the organisation, in the place of what they typed before; also for another device. One is written at a time.
 */
export class DraftKeeper {
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> = Promise.resolve()
  #kept: { item: string; text: string } | null
  /** What is being sent now. */
  #onItsWay: string | null = null
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

  /** Sends what is typed in the place of its draft. Meanwhile no draft of it is kept, or it would be there again after it was sent; afterwards nothing of it is left. */
  async whileSent(text: string, send: (instead: string | null) => Promise<void>): Promise<void> {
    clearTimeout(this.#timer)
    await this.#running
    this.#onItsWay = text
    try {
      await send(this.item)
      this.#kept = null
    } finally {
      this.#onItsWay = null
    }
  }

  async #write(text: string): Promise<void> {
    if (text === (this.#kept?.text ?? '') || text === this.#onItsWay) return
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
