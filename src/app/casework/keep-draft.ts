import type { KeptDraft, OpenedCaseView } from '#modules/reporting/index.ts'
import { type OpenCase, writeSealed } from './write-sealed.ts'

/** Somebody stopped typing for a moment: long enough not to write every letter, short enough to lose a sentence at most. */
const quietMs = 2_500

/** What stands in the fields of the page, by their names. */
export type Texts = Readonly<Record<string, string>>

/** Of a draft what was not kept meanwhile as a message, a note or a task: its last try to be kept was on its way longer than they were. */
export function notYetKept(
  texts: Texts,
  { thread, notes, tasks }: Pick<OpenedCaseView, 'thread' | 'notes' | 'tasks'>,
): Texts {
  const kept = new Set<string | null>([
    ...thread.flatMap(({ sender, text }) => (sender === 'organisation' ? [text] : [])),
    ...notes.map(({ text }) => text),
    ...tasks.values(),
  ])
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => !kept.has(text)))
}

const filled = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))
const same = (one: Texts, other: Texts): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([name, text]) => other[name] === text)

/** What is said about the draft. */
export type DraftNews = 'saving' | 'saved' | 'failed'

/**
 * Keeps what somebody types, sealed under the key of the organisation, in the place of what they typed before; also for another device. One is written at a time.
 */
export class DraftKeeper {
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> = Promise.resolve()
  #kept: KeptDraft | null
  /** A message is being sent, which takes the place of the draft. */
  #isSending = false
  readonly #open: OpenCase
  readonly #tell: (news: DraftNews) => void

  constructor(open: OpenCase, kept: KeptDraft | null, tell: (news: DraftNews) => void) {
    this.#open = open
    this.#kept = kept
    this.#tell = tell
  }

  /** The item of the draft that is kept; null: none. */
  get item(): string | null {
    return this.#kept?.item ?? null
  }

  /** `texts`: asked for once somebody stopped typing. */
  typed(texts: () => Texts): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(texts()), quietMs)
  }

  /** Keeps it now, after what is being written. */
  save(texts: Texts): Promise<void> {
    clearTimeout(this.#timer)
    this.#running = this.#running.then(() => this.#write(filled(texts)))
    return this.#running
  }

  /** Sends a message in the place of the draft. Meanwhile no draft is kept, or it would be there again after it was sent; afterwards nothing is left of it, and who calls keeps what else is typed. */
  async whileSent(send: (instead: string | null) => Promise<void>): Promise<void> {
    clearTimeout(this.#timer)
    await this.#running
    this.#isSending = true
    try {
      await send(this.item)
      this.#kept = null
    } finally {
      this.#isSending = false
    }
  }

  async #write(texts: Texts): Promise<void> {
    if (this.#isSending || same(texts, this.#kept?.texts ?? {})) return
    this.#tell('saving')
    try {
      if (Object.keys(texts).length === 0) await this.#throwAway()
      else {
        const { item } = await writeSealed(this.#open, 'draft', { v: 1, texts }, { instead: this.item })
        this.#kept = { item, texts }
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
