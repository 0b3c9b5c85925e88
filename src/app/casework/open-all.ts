import { type FindableText, textsIn } from '#modules/reporting/index.ts'
import { openEverything, openKeys } from './open-sealed.ts'
import type { SentCase } from './sent-case.ts'
import type { WorkKeys } from './work-key.ts'
import type { Send } from './write-sealed.ts'

/** One batch of cases as the server sends it. */
export interface SentTexts {
  cases: readonly (SentCase & { caseId: string })[]
  /** Behind which id it goes on; null: that was all. */
  next: string | null
  total: number
}

/** A text, and the case it stands in; its id is that of both. */
export type TextOfCase = FindableText & { caseId: string }

/** How far it is: how many cases were opened, how many of them did not open, and how many there are. */
export interface Opened {
  done: number
  unopened: number
  total: number
}

/**
 * Opens every case that was read, one batch after the other. It can be stopped after any case and goes on where it was, also after a connection that broke: a batch that was not whole is asked
 * for again.
 */
export class OpeningAll {
  readonly opened: Opened = { done: 0, unopened: 0, total: 0 }
  isWhole = false
  #after: string | null = null
  #isStopped = false
  /** Cases that are open already, of a batch that was not whole. */
  readonly #known = new Set<string>()
  readonly #send: Send
  readonly #work: WorkKeys
  readonly #organisation: string

  constructor(send: Send, work: WorkKeys, organisation: string) {
    this.#send = send
    this.#work = work
    this.#organisation = organisation
  }

  stop(): void {
    this.#isStopped = true
  }

  /** Gives the texts of each case once it is open, until all are or somebody stops it. @throws Refused */
  async go(got: (texts: TextOfCase[], opened: Opened) => void): Promise<void> {
    this.#isStopped = false
    while (!this.#isStopped && !this.isWhole) {
      const batch = await this.#send<SentTexts>({ do: 'texts', after: this.#after })
      this.opened.total = batch.total
      if (batch.total === 0) got([], this.opened)
      for (const one of batch.cases) {
        if (this.#isStopped) return
        if (this.#known.has(one.caseId)) continue
        this.#known.add(one.caseId)
        got(await this.#textsOf(one), this.opened)
      }
      this.#known.clear()
      this.#after = batch.next
      this.isWhole = batch.next === null
    }
  }

  async #textsOf(one: SentCase & { caseId: string }): Promise<TextOfCase[]> {
    const { caseId } = one
    const place = { organisation: this.#organisation, caseId }
    const keys = await openKeys(this.#work, place, one)
    this.opened.done += 1
    if (keys === null) {
      this.opened.unopened += 1
      return []
    }
    const texts = textsIn(await openEverything(keys, place, one))
    return texts.map((text) => ({ ...text, id: `${caseId}/${text.id}`, caseId }))
  }
}
