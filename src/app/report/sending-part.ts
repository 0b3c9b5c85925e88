import { toBase64url } from '#modules/organisations/index.ts'
import type { BegunCase, Reader } from '#modules/reporting/ceremonies/index.ts'
import { type Draft, type FileFacts, reportFrom } from '#modules/reporting/index.ts'
import type { ChosenFiles } from './chosen-files.ts'
import { type Sent, waitOrOnline } from './door.ts'
import { progress, tell } from './page-hooks.ts'
import { type Kept, type Parcel, parcelOf, type ReportDoor, sendParcel } from './send-report.ts'

/** What is told, ready to be sealed; null: an answer is missing. */
export async function packed({
  begun,
  reader,
  draft,
  files,
  before,
}: {
  begun: BegunCase
  reader: Reader
  draft: Draft
  files: ChosenFiles
  /** The one that could not be sent, and may have been changed since; null: none. */
  before: Parcel | null
}): Promise<Parcel | null> {
  const facts = files.files.map(
    ({ item, name, type, bytes, cleaned }, at): FileFacts => ({
      item,
      sequence: at + 1,
      name,
      type,
      bytes: bytes.length,
      cleaned,
    }),
  )
  const language = document.documentElement.lang
  const made = reportFrom(draft, { language, files: facts, salt: toBase64url(begun.salt) })
  return made.ok ? parcelOf({ begun, reader, ...made.value, files: files.files.slice() }, before) : null
}

/** As `sendParcel`, and the page says meanwhile what is going on. */
export async function sendWithWords(parcel: Parcel, door: ReportDoor): Promise<Sent<Kept>> {
  const most = parcel.files.length
  try {
    return await sendParcel(parcel, door, {
      wait: waitOrOnline,
      told: (seconds) => tell('wait', { seconds }),
      sealing: () => tell('sealing'),
      file: (number) => {
        progress(number - 1, most)
        return tell('file', { number, most })
      },
      sending: () => {
        progress(most, most)
        return tell('sending')
      },
    })
  } finally {
    progress(0, 0)
    await tell(null)
  }
}
