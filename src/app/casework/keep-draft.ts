import type { DraftPage, KeptDraft, OpenedCaseView } from '#modules/reporting/index.ts'
import { type DraftedFields, draftedFields } from './drafted-fields.ts'
import { type OpenCase, type WritingFacts, writeSealed } from './write-sealed.ts'

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
export type DraftNews = 'saving' | 'saved' | 'failed' | 'restored'

/**
 * Keeps what somebody types, sealed under the key of the organisation, in the place of what they typed before; also for another device. One is written at a time.
 */
export class DraftKeeper {
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> = Promise.resolve()
  #kept: Pick<KeptDraft, 'item' | 'texts'> | null
  /** What takes the place of the draft is being sent. */
  #isSending = false
  readonly #open: OpenCase<WritingFacts>
  readonly #page: DraftPage
  /** Told how it goes. */
  tell: (news: DraftNews) => void = () => undefined

  constructor(open: OpenCase<WritingFacts>, page: DraftPage, kept: KeptDraft | null) {
    this.#open = open
    this.#page = page
    this.#kept = kept
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

  /** Whether something of this would be lost now: it is neither kept nor empty. */
  lacks(texts: Texts): boolean {
    return Object.keys(filled(texts)).length > 0 && !this.#holds(texts)
  }

  /** Whether exactly this is kept. */
  #holds(texts: Texts): boolean {
    return same(filled(texts), this.#kept?.texts ?? {})
  }

  /** Sends what takes the place of the draft. Meanwhile no draft is kept, or it would be there again after it was sent; afterwards nothing is left of it, and who calls keeps what else is typed. */
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
    if (this.#isSending || this.#holds(texts)) return
    this.tell('saving')
    try {
      if (Object.keys(texts).length === 0) await this.#throwAway()
      else {
        const { item } = await writeSealed(
          this.#open,
          'draft',
          { v: 1, page: this.#page, texts },
          { instead: this.item },
        )
        this.#kept = { item, texts }
      }
      this.tell('saved')
    } catch {
      // What is typed still stands there, and the next letter tries again.
      this.tell('failed')
    }
  }

  async #throwAway(): Promise<void> {
    if (this.#kept === null) return
    await this.#open.send({ do: 'throw-away', case: this.#open.facts.caseId, item: this.#kept.item })
    this.#kept = null
  }
}

/** A page on which words are typed that a draft holds; `[data-case-draft]` says how it goes. */
export interface DraftedPage {
  root: HTMLElement
  fields: DraftedFields
  one(what: string): HTMLElement | null
}

/** Puts back what somebody began to write, and keeps what is typed from now on. `begun`: of what was kept, what is not somewhere else meanwhile; null: nothing was. */
export function watchDraft(page: DraftedPage, keeper: DraftKeeper, begun: Texts | null): DraftKeeper {
  const { root, fields } = page
  const place = page.one('[data-case-draft]')
  keeper.tell = (news) => {
    if (place) place.textContent = place.dataset[news] ?? ''
  }
  if (begun && fields.restore(begun)) keeper.tell('restored')
  else if (begun) void keeper.save(fields.texts())
  root.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLElement && target.matches(draftedFields)) keeper.typed(() => fields.texts())
  })
  return keeper
}
