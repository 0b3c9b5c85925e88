import { join } from 'node:path'
import { namesIn } from '#platform/content/language-files.ts'
import { type ContentFinding, type LineOf, readYamlFile } from '#platform/content/yaml-file.ts'
import type { Item } from '../domain/items.ts'
import type { SourceDocument } from '../domain/register.ts'
import { type ItemRow, itemsForm } from '../forms/item-file-form.ts'
import { fileOf } from './programme-files.ts'

/** The file of a row, and the line of a path inside it. */
export interface RowPlace {
  file: string
  lineOf: LineOf
}

export interface ItemsRead {
  items: Item[]
  findings: ContentFinding[]
  placeOf(row: number): RowPlace
}

/** Every file of `items/`, in the order of their names, as one list that remembers where each row stood. */
export async function readItems(folder: string, documents: readonly SourceDocument[]): Promise<ItemsRead> {
  const items: Item[] = []
  const findings: ContentFinding[] = []
  const places: RowPlace[] = []
  for (const name of await namesIn(join(folder, 'items'))) {
    if (!name.endsWith('.yaml')) continue
    const read = await readYamlFile(join(folder, 'items', name), itemsForm, fileOf(`items/${name.slice(0, -5)}`))
    if (!read.ok) {
      findings.push(...read.findings)
      continue
    }
    for (const [index, row] of read.value.entries()) {
      const lineOf: LineOf = (path) => read.lineOf([index, ...path])
      const item = joinedItem(row, documents)
      if (item) {
        items.push(item)
        places.push({ file: read.file, lineOf })
      } else findings.push({ ...unknownSince(row), file: read.file, line: lineOf(['id']) })
    }
  }
  return { items, findings, placeOf: (row) => places[row] ?? { file: fileOf('items'), lineOf: () => 1 } }
}

/** A row of a note takes from it when it was written, when it became known and who reports; anything else says so itself. */
export function joinedItem({ known, reporters, ...row }: ItemRow, documents: readonly SourceDocument[]): Item | null {
  const note = documents.find(({ id }) => id === row.document)
  if (note) {
    const { about, knownOn } = note
    return { ...row, since: about, reporters: reporters ?? note.reporters, knownOn, knownBasis: 'inferred' }
  }
  return known ? { ...row, reporters: reporters ?? [], ...known } : null
}

const unknownSince = ({ id }: ItemRow): Pick<ContentFinding, 'code' | 'message'> => ({
  code: 'known-missing',
  message: `${id} is of no note that is there, so it must say since when it is known.`,
})
