import { hash as digest } from 'node:crypto'

/**
 * One line as it was read, believed in nothing: who changed it may have taken away what the table promises.
 * `at` is in seconds since 1970 (UTC); a number that is not whole is what a spoiled one was read as.
 */
export interface StoredLine {
  line: number
  at: number
  /** The id of a person, or `operator` for the command line. */
  actor: string | null
  /** For which organisation; null: for none. */
  organisation: string | null
  /** Kebab words with a dot: `directory.import`. */
  action: string | null
  /** Kind and id of what it was done to: `directory-edition:12`. */
  object: string | null
  /** An object of JSON, as the very text that was hashed. */
  detail: string | null
  /** The hash of the line before it; 32 zero bytes for the first. */
  previous: Uint8Array | null
  hash: Uint8Array | null
}

/** What line 1 follows on. */
export const noHash: Uint8Array = new Uint8Array(32)

const form = Buffer.from('baken-audit-1')
/** Everything but the texts and `previous`: the form, eight lengths and two numbers. */
const fixedBytes = form.length + 8 * 4 + 2 * 8
/** Where the number of the line stands: behind the name of the form and a length. */
const placeOfNumber = form.length + 4

/** One place to write in for all lines: making a new one for each takes longer than its hash. */
let paper = Buffer.alloc(4096)

/**
 * The bytes that the hash is of: `baken-audit-1` in ASCII, then eight fields. Each is its length in bytes (4 bytes, signed, highest
 * first; −1 and no bytes for null) and its bytes:
 *
 * 1. `line` – 8 bytes, signed, highest first
 * 2. `at` – seconds since 1970-01-01T00:00:00Z, 8 bytes, the same way
 * 3. `actor`, 4. `organisation`, 5. `action`, 6. `object`, 7. `detail` – UTF-8
 * 8. `previous` – 32 bytes
 *
 * `platform_audit_hash` in the migration makes the same in SQL, apart from this. Never changed: another form gets another name.
 * `line` and `at` must be whole.
 */
export const encodeLine = (line: StoredLine): Uint8Array => new Uint8Array(onPaper(line))

/** SHA-256 of the bytes above, 32 bytes. */
export const hashOf = (line: StoredLine): Uint8Array => digest('sha256', onPaper(line), 'buffer')

/** Gives the hash that a line would have under another number; for many numbers in a row. */
export function hashUnderNumber(line: StoredLine): (number: number) => Uint8Array {
  const bytes = Buffer.from(encodeLine(line))
  return (number) => {
    bytes.writeBigInt64BE(BigInt(number), placeOfNumber)
    return digest('sha256', bytes, 'buffer')
  }
}

/** The bytes, until the next line is written. */
function onPaper({ line, at, actor, organisation, action, object, detail, previous }: StoredLine): Buffer {
  const texts = [actor, organisation, action, object, detail]
  const size = texts.reduce((sum, text) => sum + mostBytesOf(text), fixedBytes + (previous?.length ?? 0))
  if (paper.length < size) paper = Buffer.alloc(size)
  form.copy(paper)
  let end = form.length
  for (const number of [line, at]) {
    end = paper.writeInt32BE(8, end)
    end = paper.writeBigInt64BE(BigInt(number), end)
  }
  for (const text of texts) {
    const written = text === null ? -1 : paper.write(text, end + 4)
    end = paper.writeInt32BE(written, end) + Math.max(written, 0)
  }
  end = paper.writeInt32BE(previous?.length ?? -1, end)
  if (previous) paper.set(previous, end)
  return paper.subarray(0, end + (previous?.length ?? 0))
}

/** A unit of UTF-16 takes at most three bytes of UTF-8. */
const mostBytesOf = (text: string | null): number => (text === null ? 0 : text.length * 3)
