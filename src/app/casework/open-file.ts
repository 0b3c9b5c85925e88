import { openWithRing } from '#modules/reporting/ceremonies/index.ts'
import type { FileFacts } from '#modules/reporting/index.ts'
import { endingOf } from '#platform/files/index.ts'
import type { Bytes } from '#platform/sealing/index.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { bytesOf } from '../keys/sent-bytes.ts'
import type { CameFrom } from './came-from.ts'
import type { OpenCase, WritingFacts } from './write-sealed.ts'

/** Pictures that a browser draws as a picture and as nothing else; a drawing of text (SVG) is none. Everything else is only saved. */
const pictures: readonly string[] = ['image/jpeg', 'image/png', 'image/webp']

/** The bytes of a file of the case, fetched and opened. @throws Refused `not-opened` */
export async function fileBytes(open: OpenCase<WritingFacts>, { item: wanted }: FileFacts): Promise<Bytes> {
  const { caseId, organisation } = open.facts
  const found = open.sent.items.find(({ item, kind }) => item === wanted && kind === 'file')
  const envelope = await open.send<string | null>({ do: 'file', case: caseId, item: wanted })
  if (!found || envelope === null) throw new Refused('not-opened')
  const { item, sender, sequence } = found
  const sealed = { item, sender, kind: 'file', sequence, envelope: bytesOf(envelope) } as const
  const opened = await openWithRing(open.keys.case, { organisation, caseId }, sealed)
  if (!opened.ok) throw new Refused('not-opened')
  return opened.value
}

/** Fetches a file of the case, opens it and shows it in its place. @throws Refused `not-opened`, also for one that a partner had not signed */
export async function showFile(
  open: OpenCase,
  came: CameFrom | null,
  facts: FileFacts,
  place: HTMLElement,
): Promise<void> {
  const bytes = await fileBytes(open, facts)
  if (came !== null && !(await came.isFile(facts, bytes))) throw new Refused('not-opened')
  showBytes(bytes, facts, place)
}

/** Shows a file that was opened: a picture as a picture, and everything to save under a name of ours. It is never shown as a page. */
export function showBytes(bytes: Bytes, { name, type }: Pick<FileFacts, 'name' | 'type'>, place: HTMLElement): void {
  const isPicture = pictures.includes(type)
  // A type of ours, also when somebody said another: nothing that was sent is run.
  const address = URL.createObjectURL(new Blob([bytes], { type: isPicture ? type : 'application/octet-stream' }))
  const save = document.createElement('a')
  save.href = address
  save.download = `${name.replaceAll(/[^\w -]/g, '_')}.${endingOf(type) ?? 'bin'}`
  save.className = 'button'
  save.textContent = place.dataset['save'] ?? name
  place.replaceChildren(...(isPicture ? [pictureOf(address, name)] : []), save)
}

function pictureOf(address: string, name: string): HTMLImageElement {
  const picture = document.createElement('img')
  picture.src = address
  picture.alt = name
  return picture
}
