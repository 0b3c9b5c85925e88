import { toBase64url } from '#modules/organisations/index.ts'
import {
  type BegunCase,
  beginCase,
  type Reader,
  type SealedReport,
  sealReport,
} from '#modules/reporting/ceremonies/index.ts'
import { type Draft, reportFrom } from '#modules/reporting/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { random } from '../keys/own-key.ts'

/** Who a report is sealed to, with the key as it was unlocked here, and the language it is written in. */
export interface TellingTo {
  reader: Reader
  language: string
}

/** One try to send what was sealed; throws `Refused`. */
export type SendReport = (sealed: SealedReport) => Promise<unknown>

export interface KeptReport {
  begun: BegunCase
  /** An earlier version was kept, of which the answer got lost; what was changed after that is not in it. */
  isEarlier: boolean
}

/**
 * A report that a colleague writes down, on its way. The case is begun once, and the same draft is sent as the same bytes for every try: an answer that got lost costs neither a second
 * case nor the code.
 */
export class ToldReport {
  #begun: BegunCase | null = null
  /** What was sealed, by the draft that it is of. */
  readonly #made = new Map<string, SealedReport>()
  readonly #to: TellingTo

  constructor(to: TellingTo) {
    this.#to = to
  }

  /** @throws Refused `missing` · `too-large` · `old-key` – nothing was kept, and what was made is gone · the codes of the server */
  async send(draft: Draft, send: SendReport): Promise<KeptReport> {
    const { reader, language } = this.#to
    if (!reportFrom(draft, { language, files: [], salt: '' }).ok) throw new Refused('missing')
    this.#begun ??= await beginCase(reader.organisation, random)
    const begun = this.#begun
    const of = JSON.stringify(draft)
    const sealed = this.#made.get(of) ?? (await this.#seal(begun, draft))
    this.#made.set(of, sealed)
    try {
      await send(sealed)
      return { begun, isEarlier: false }
    } catch (error) {
      const code = error instanceof Refused ? error.code : ''
      // The id is of 16 random bytes that nobody else has: what is kept under it is what was sent from here.
      if (code === 'taken') return { begun, isEarlier: true }
      if (code === 'old-key') {
        this.#begun = null
        this.#made.clear()
      }
      throw error
    }
  }

  async #seal(begun: BegunCase, draft: Draft): Promise<SealedReport> {
    const { reader, language } = this.#to
    const made = reportFrom(draft, { language, files: [], salt: toBase64url(begun.salt) })
    if (!made.ok) throw new Refused('missing')
    const sealed = await sealReport(begun, reader, { ...made.value, files: [] }, random)
    if (!sealed.ok) throw new Refused(sealed.error === 'too-large' ? 'too-large' : 'old-key')
    return sealed.value
  }
}
