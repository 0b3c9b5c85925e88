import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'

/** The text of a Word document, a line per paragraph, read by a library that we did not write it with. */
export async function docxText(bytes: Uint8Array): Promise<string[]> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  return value.split('\n').filter((line) => line !== '')
}

/** The same as HTML, which tells headings, lists and tables apart. */
export async function docxHtml(bytes: Uint8Array): Promise<string> {
  return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value
}

/** One of the XML files in it, such as `word/document.xml`. @throws Error when it has no such file. */
export function docxPart(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name]
  if (!part) throw new Error(`no ${name}`)
  return strFromU8(part)
}
