import { newReportingId } from '#modules/reporting/ceremonies/index.ts'
import { random } from './random.ts'

/** How a file was made fit to be sent; `kept-as-is` – what it carries could not be taken out, and its owner wanted it all the same. */
export type HowCleaned = 'stripped' | 're-encoded' | 'kept-as-is'

export interface CleanedFile {
  type: string
  bytes: Uint8Array<ArrayBuffer>
  cleaned: HowCleaned
}

/** A file that goes along. `name` is ours – "photo 1" – for a file's own name may tell who made it. */
export interface ChosenFile extends CleanedFile {
  item: string
  name: string
}

/** Cleans one file. `asItIs`: its owner was warned. Refusals: the codes of `FileRefusal`. */
export type Clean = (
  bytes: Uint8Array<ArrayBuffer>,
  asItIs: boolean,
) => Promise<{ ok: true; value: CleanedFile } | { ok: false; error: string }>

export type NameWord = 'photo' | 'sound' | 'document'

const wordOf = (type: string): NameWord =>
  type.startsWith('image/') ? 'photo' : type.startsWith('audio/') ? 'sound' : 'document'

/** The files that go along with one report or message. They are in the memory of this page and nowhere else. */
export class ChosenFiles {
  readonly files: ChosenFile[] = []
  /** Files that would take along what cannot be taken out of them: their owner is asked, one by one. */
  readonly doubted: Uint8Array<ArrayBuffer>[] = []
  #numbers: Record<NameWord, number> = { photo: 0, sound: 0, document: 0 }
  readonly #clean: Clean
  readonly #most: number

  constructor(clean: Clean, most: number) {
    this.#clean = clean
    this.#most = most
  }

  /**
   * Adds a file, cleaned. @param nameOf gives it a name in the reader's language.
   * @returns null when it goes along, or the code of a refusal; `uncleanable` – it waits in `doubted`; `away` – what knows such files did not come.
   */
  async add(
    bytes: Uint8Array<ArrayBuffer>,
    nameOf: (word: NameWord, number: number) => string,
    asItIs = false,
  ): Promise<string | null> {
    if (this.files.length >= this.#most) return 'too-many'
    const cleaned = await this.#clean(bytes, asItIs).catch(() => null)
    if (cleaned === null) return 'away'
    if (!cleaned.ok) {
      if (cleaned.error === 'uncleanable') this.doubted.push(bytes)
      return cleaned.error
    }
    const word = wordOf(cleaned.value.type)
    this.#numbers[word] += 1
    this.files.push({ ...cleaned.value, item: newReportingId(random), name: nameOf(word, this.#numbers[word]) })
    return null
  }

  remove(item: string): void {
    const at = this.files.findIndex((file) => file.item === item)
    if (at >= 0) this.files.splice(at, 1)
  }

  forget(): void {
    for (const { bytes } of this.files) bytes.fill(0)
    this.files.length = 0
    this.doubted.length = 0
  }
}
