import { inflateSync } from 'node:zlib'

/** What a test asks of a printed plan. */
export interface PrintedPages {
  pages: number
  /** The descriptive data of the file, as XML. */
  metadata: string
  /** Everything that is printed, in the order of the file, without line ends. */
  text: string
}

interface Part {
  dictionary: string
  data: string
}

/** Reads the PDFs that our own printer makes: plain objects, deflated streams, fonts that say which letter a glyph is. */
export function readPdf(bytes: Buffer): PrintedPages {
  const source = bytes.toString('latin1')
  const objects = new Map<number, Part>()
  for (const found of source.matchAll(/(?:^|\n)(\d+) 0 obj\s*([\s\S]*?)(?=\nendobj)/g)) {
    objects.set(Number(found[1]), partOf(found[2] ?? ''))
  }
  const dictionaries = [...objects.values()].map(({ dictionary }) => dictionary)
  const page = dictionaries.find((one) => /\/Type\s*\/Page\b(?!s)/.test(one)) ?? ''
  const fonts = new Map(
    [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(
      ([, name = '', id]) => [name, lettersOf(objects, Number(id))] as const,
    ),
  )
  const content = /\/Contents (\d+) 0 R/.exec(page)?.[1]
  return {
    pages: dictionaries.filter((one) => /\/Type\s*\/Page\b(?!s)/.test(one)).length,
    metadata: [...objects.values()].find(({ dictionary }) => dictionary.includes('/Type /Metadata'))?.data ?? '',
    text: printed(objects.get(Number(content))?.data ?? '', fonts),
  }
}

function partOf(object: string): Part {
  const start = /\nstream\r?\n/.exec(object)
  if (!start) return { dictionary: object, data: '' }
  const dictionary = object.slice(0, start.index)
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
  const raw = Buffer.from(object.slice(start.index + start[0].length, start.index + start[0].length + length), 'latin1')
  const data = dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw
  return { dictionary, data: data.toString(dictionary.includes('/Metadata') ? 'utf8' : 'latin1') }
}

const fromHex = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** Which letters each glyph of a font stands for. */
function lettersOf(objects: ReadonlyMap<number, Part>, font: number): ReadonlyMap<number, string> {
  const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '')?.[1]
  const lines = objects.get(Number(map))?.data ?? ''
  return new Map(
    [...lines.matchAll(/<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>\n/gi)].map(([, glyph = '', letters = '']) => [
      Number.parseInt(glyph, 16),
      fromHex(letters),
    ]),
  )
}

function printed(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let letters: ReadonlyMap<number, string> = new Map()
  let text = ''
  const token =
    /\/(f\d+) [\d.]+ Tf|\((?:[^\\()]|\\[\s\S])*\)|<([0-9A-Fa-f]+)>(?=[\s\]]*(?:-?[\d.]|T[jJ]|[<(\]]))|\bET\b/g
  for (const [found, font, hex] of content.matchAll(token)) {
    if (font) letters = fonts.get(font) ?? letters
    else if (found === 'ET') text += ' '
    else text += glyphs(hex ? Buffer.from(hex, 'hex') : unescaped(found.slice(1, -1)), letters)
  }
  return text
}

function glyphs(bytes: Buffer, letters: ReadonlyMap<number, string>): string {
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) text += letters.get(bytes.readUInt16BE(at)) ?? ''
  return text
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const unescaped = (text: string): Buffer =>
  Buffer.from(
    text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, sign: string) =>
      /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (escapes[sign] ?? sign),
    ),
    'latin1',
  )
