import { type Import, refusedFile } from './refusal.ts'
import { type ArchivePart, unpacked } from './xlsx-archive.ts'
import type { DaySystem } from './xlsx-cells.ts'
import { attributeOf, sheetRefusals, type Tag, tagsIn } from './xlsx-sheet.ts'

export const workbookPath = 'xl/workbook.xml'
export const relationsPath = 'xl/_rels/workbook.xml.rels'
export const sheetPath = 'xl/worksheets/sheet1.xml'
export const stringsPath = 'xl/sharedStrings.xml'
export const stylesPath = 'xl/styles.xml'

export interface Workbook {
  /** Name of the first sheet that is shown. */
  sheet: string
  /** Names of the sheets that are not read. */
  others: readonly string[]
  /** What the reader of sheets gets to see, and nothing else of the file. */
  files: Record<string, Uint8Array>
  system: DaySystem
}

type Parts = ReadonlyMap<string, ArchivePart>

/**
 * Finds the first sheet that is shown and looks at it before anything reads it. Refusals: `macros`, `binary-sheet`,
 * `open-document`, `not-a-workbook`, `broken-archive`, and those of `sheetRefusals`.
 */
export function openWorkbook(parts: Parts): Import<Workbook> {
  const other = otherFile(parts)
  if (other) return other
  const workbook = tagsOf(parts.get(workbookPath))
  const relations = tagsOf(parts.get(relationsPath))
  if (!workbook || !relations) return noWorkbook()
  const sheets = workbook.filter((tag) => tag.name === 'sheet' && attributeOf(tag, 'name') !== null)
  const shown = sheets.find((tag) => !/hidden/i.test(attributeOf(tag, 'state') ?? ''))
  const path = shown && targetOf(attributeOf(shown, 'id'), relations)
  const xml = path === undefined ? undefined : textOf(parts.get(path))
  if (!shown || xml === undefined) return noWorkbook()
  const refusals = sheetRefusals(xml)
  if (refusals.length > 0) return { ok: false, refusals }
  const files = filesFor(parts, relations, xml)
  if (!files) return noWorkbook()
  const from1904 = workbook.some(
    (tag) => tag.name === 'workbookPr' && /^(1|true)$/.test(attributeOf(tag, 'date1904') ?? ''),
  )
  const others = sheets.filter((tag) => tag !== shown).map(nameOf)
  return { ok: true, value: { sheet: nameOf(shown), others, files, system: from1904 ? 1904 : 1900 } }
}

const noWorkbook = (): Import<never> =>
  refusedFile('not-a-workbook', 'No sheet can be read in this file: save it again as XLSX.')

function otherFile(parts: Parts): Import<never> | null {
  const names = [...parts.keys()]
  const types = textOf(parts.get('[Content_Types].xml')) ?? ''
  if (names.some((name) => /vbaProject|macrosheets/i.test(name)) || /macroEnabled/i.test(types))
    return refusedFile('macros', 'This file holds macros: save it as XLSX without them.')
  if (names.some((name) => name.endsWith('workbook.bin')))
    return refusedFile('binary-sheet', 'This is a binary workbook (XLSB): save it as XLSX.')
  if (names.includes('mimetype'))
    return refusedFile('open-document', 'This is an OpenDocument file: save it as XLSX or as CSV UTF-8.')
  return null
}

/** The sheet with its texts and styles; undefined when one of them is not written as spreadsheets write it. */
function filesFor(parts: Parts, relations: readonly Tag[], sheet: string): Record<string, Uint8Array> | undefined {
  // What a sheet says of its own size is often wrong, and then the reader would leave cells out.
  const files: Record<string, Uint8Array> = {
    [sheetPath]: new TextEncoder().encode(sheet.replace(/<(?:\w+:)?dimension [^<>]*>/, '')),
  }
  for (const [type, path] of [
    ['sharedStrings', stringsPath],
    ['styles', stylesPath],
  ] as const) {
    const relation = relations.find((tag) => attributeOf(tag, 'Type')?.endsWith(`/${type}`))
    const part = parts.get(relation ? pathOf(attributeOf(relation, 'Target') ?? '') : path)
    if (!part) continue
    const text = textOf(part)
    if (text === undefined || !isPlainXml(text)) return undefined
    files[path] = new TextEncoder().encode(text)
  }
  return files
}

function isPlainXml(xml: string): boolean {
  for (const tag of tagsIn(xml)) if (tag === null) return false
  return true
}

/** The text of a part; undefined when it is not there, does not unpack or is no UTF-8. */
function textOf(part: ArchivePart | undefined): string | undefined {
  const bytes = part && unpacked(part)
  if (!bytes?.ok) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)
  } catch {
    return undefined
  }
}

/** Of the small parts that say what is where. */
function tagsOf(part: ArchivePart | undefined): Tag[] | undefined {
  const text = textOf(part)
  if (text === undefined) return undefined
  const tags = [...tagsIn(text)]
  const plain = tags.filter((tag) => tag !== null)
  return plain.length === tags.length ? plain.filter(({ closes }) => !closes) : undefined
}

function targetOf(id: string | null, relations: readonly Tag[]): string | undefined {
  const relation = relations.find((tag) => id !== null && attributeOf(tag, 'Id') === id)
  const target = relation && attributeOf(relation, 'Target')
  return typeof target === 'string' ? pathOf(target) : undefined
}

/** Targets are written from the folder of the workbook, or from the root of the archive. */
const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const nameOf = (tag: Tag): string =>
  (attributeOf(tag, 'name') ?? '').replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
