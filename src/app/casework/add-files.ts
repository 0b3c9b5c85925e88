import { newestOf, newReportingId, sealItem } from '#modules/reporting/ceremonies/index.ts'
import { type FileFacts, fileKind, mostFiles } from '#modules/reporting/index.ts'
import { cleanFile, redrawInBrowser } from '#platform/files/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { random } from '../keys/own-key.ts'
import type { Attach, OpenCase } from './write-sealed.ts'

/** What a file is called: a name of ours, never that of the file. */
export type NameOf = (kind: 'photo' | 'sound' | 'document', number: number) => string

/** Sentences there are for a file that is not taken; every other reason has that of `file-refused`. */
const told: Readonly<Record<string, string>> = {
  'too-large': 'file-too-large',
  'not-a-kind': 'file-not-a-kind',
  video: 'file-not-a-kind',
  uncleanable: 'file-uncleanable',
}

/**
 * Files that go along with a message: each is cleaned, sealed for the reporter and sent before the message that it belongs to. `progress`: how many are done.
 * @throws Refused `too-many-files`; sending throws it with a code for each reason. Nothing that was sent is part of the case until its message comes
 */
export function attachFiles(
  open: OpenCase,
  files: readonly File[],
  nameOf: NameOf,
  progress: (done: number, total: number) => void,
): Attach {
  if (files.length > mostFiles) throw new Refused('too-many-files')
  return {
    of: JSON.stringify(files.map(({ name, size, lastModified }) => [name, size, lastModified])),
    async send(first, sent) {
      for (const [at, file] of files.entries()) {
        if (at < sent.length) continue
        progress(at, files.length)
        sent.push(await sendFile(open, file, { sequence: first + at, name: (kind) => nameOf(kind, at + 1) }))
      }
      progress(files.length, files.length)
    },
  }
}

async function sendFile(
  { facts, keys }: OpenCase,
  file: File,
  { sequence, name }: { sequence: number; name: (kind: ReturnType<typeof fileKind>) => string },
): Promise<FileFacts> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const clean = await cleanFile(bytes, { redraw: redrawInBrowser, which: 'others' })
  if (!clean.ok) throw new Refused(told[clean.error] ?? 'file-refused')
  const { organisation, caseId } = facts
  const item = newReportingId(random)
  const at = { item, sender: 'organisation', kind: 'file', sequence } as const
  const sealed = await sealItem(newestOf(keys.case), { organisation, caseId }, at, clean.value.bytes, random)
  if (!sealed.ok) throw new Refused('file-too-large')
  const answer = await fetch(`${facts.files}/${item}/${sequence}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: sealed.value.envelope,
    redirect: 'manual',
  }).catch(() => null)
  if (answer === null) throw new Refused('no-connection')
  if (answer.type === 'opaqueredirect') throw new Refused('signed-out')
  const kept = answer.ok ? await answer.json() : { ok: false, error: 'failed' }
  if (!kept.ok) throw new Refused(String(kept.error))
  const { type, cleaned } = clean.value
  return { item, sequence, name: name(fileKind(type)), type, bytes: clean.value.bytes.length, cleaned }
}
