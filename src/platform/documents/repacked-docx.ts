import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Paper } from './paper.ts'
import { spokenIn } from './spoken-in.ts'

/** The first moment a ZIP can name. Local time, because that is what a ZIP holds: the same bytes in every time zone. */
const noMoment = new Date(1980, 0, 1, 12)

const properties = 'docProps/core.xml'
const body = 'word/document.xml'
const relations = 'word/_rels/document.xml.rels'

/**
 * The same Word document without anything from the clock or from chance: its properties say what the paper says, links
 * are numbered in the order of the text, parts stand in the order of their names, and the archive names no moment.
 */
export function repackedDocx(packed: Uint8Array, paper: Paper): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(packed)
  const rename = linkNumbers(textOf(parts, body))
  const written: Readonly<Record<string, string>> = {
    [properties]: coreProperties(paper),
    [body]: renamed(textOf(parts, body), rename),
    [relations]: sortedRelations(renamed(textOf(parts, relations), rename)),
  }
  const names = Object.keys(parts).sort(packageOrder)
  const files = names.map((name) => [name, strOr(written[name], parts[name])] as const)
  return zipSync(Object.fromEntries(files), { mtime: noMoment, level: 6 })
}

/** Readers look for the list of content types first. */
const packageOrder = (one: string, other: string): number =>
  Number(other === '[Content_Types].xml') - Number(one === '[Content_Types].xml') || (one < other ? -1 : 1)

const textOf = (parts: Readonly<Record<string, Uint8Array>>, name: string): string => {
  const part = parts[name]
  if (!part) throw new Error(`a Word document without ${name}`)
  return strFromU8(part)
}

const strOr = (text: string | undefined, bytes: Uint8Array | undefined): Uint8Array =>
  text === undefined ? (bytes ?? new Uint8Array()) : strToU8(text)

/** The library draws lots for the ids of links. They stand in an attribute of an element, where no text can be. */
const link = /(<w:hyperlink\b[^>]*? r:id=")([^"]+)(")/g

function linkNumbers(document: string): ReadonlyMap<string, string> {
  const found = [...document.matchAll(link)].map(([, , id = '']) => id)
  return new Map([...new Set(found)].map((id, index) => [id, `rIdLink${index + 1}`]))
}

const renamed = (xml: string, names: ReadonlyMap<string, string>): string =>
  xml.replaceAll(/(<(?:w:hyperlink|Relationship)\b[^>]*? (?:r:id|Id)=")([^"]+)(")/g, (whole, before, id, after) => {
    const name = names.get(id)
    return name === undefined ? whole : `${before}${name}${after}`
  })

/** In the order of their ids, because the library writes them as it comes across them. */
function sortedRelations(xml: string): string {
  const entries = xml.match(/<Relationship\b[^>]*\/>/g) ?? []
  const idOf = (entry: string) => /\bId="([^"]*)"/.exec(entry)?.[1] ?? ''
  const sorted = entries.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1))
  return xml.replace(/<Relationship\b[\s\S]*\/>(?=\s*<\/Relationships>)/, () => sorted.join(''))
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

const coreProperties = ({ title, language, on }: Paper): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:creator>Baken</dc:creator>`,
    `<dc:language>${escaped(spokenIn(language))}</dc:language><cp:lastModifiedBy>Baken</cp:lastModifiedBy>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${escaped(on)}T00:00:00Z</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${escaped(on)}T00:00:00Z</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('')
