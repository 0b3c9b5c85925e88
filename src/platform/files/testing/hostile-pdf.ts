import { type Bytes, bytesOf, joined } from '../bytes-at.ts'
import { builtPdf, type Numbered, packed, packedPdf, packedStream, plainStream } from './built-pdf.ts'
import { canary } from './canaries.ts'
import type { HostileCase } from './hostile-case.ts'

const root = '/Root 1 0 R'
const begin: readonly Numbered[] = [
  [1, '<</Type /Catalog /Pages 2 0 R>>'],
  [2, '<</Type /Pages /Kids [3 0 R] /Count 1>>'],
]
const page = (keys: string): Numbered => [3, `<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] ${keys}>>`]
const whole = (keys: string, ...more: readonly Numbered[]) => builtPdf([...begin, page(keys), ...more], root)
const image = '/Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray'

/** 80 MB that became 80 kB. Packed once: that takes a while. */
let large: Bytes | null = null
const packedLarge = (): Bytes => {
  large ??= packed(new Uint8Array(80 * 1024 * 1024))
  return large
}

/** A stream in a stream in a stream: each a thousand times as long as the one around it. */
const twice = () => packed(packedLarge())

const start = '%PDF-1.7\n'

export const hostilePdfs: readonly HostileCase[] = [
  ['PDF of a head alone', () => bytesOf(start), 'damaged'],
  [
    'PDF without pages',
    () =>
      builtPdf(
        [
          [1, '<</Type /Catalog /Pages 2 0 R>>'],
          [2, '<</Kids []>>'],
        ],
        root,
      ),
    'damaged',
  ],
  ['PDF whose pages are missing', () => builtPdf([[1, '<</Type /Catalog /Pages 9 0 R>>']], root), 'damaged'],
  [
    'PDF with a lock',
    () => builtPdf([...begin, page(''), [9, '<</Filter /Standard /V 2>>']], `${root} /Encrypt 9 0 R`),
    'encrypted-pdf',
  ],
  ['PDF with a lock that is nowhere', () => builtPdf([...begin, page('')], `${root} /Encrypt 99 0 R`), 'encrypted-pdf'],
  [
    'PDF with 80 MB of nothing on its page',
    () => whole('/Contents 4 0 R', plainStream(4, '/Filter /FlateDecode', packedLarge())),
    'too-much-inside',
  ],
  [
    'PDF packed twice',
    () => whole('/Contents 4 0 R', plainStream(4, '/Filter [/FlateDecode /FlateDecode]', twice())),
    'too-much-inside',
  ],
  ['PDF with 80 MB of packed objects', () => packedBomb(), 'too-much-inside'],
  [
    'PDF with LZW that grows',
    () => whole('/Contents 4 0 R', plainStream(4, '/Filter /LZWDecode', lzwBomb())),
    'too-much-inside',
  ],
  [
    'PDF with runs that grow',
    () => whole('/Contents 4 0 R', plainStream(4, '/Filter /RunLengthDecode', new Uint8Array(1_100_000))),
    'too-much-inside',
  ],
  [
    'PDF packed in a way nobody knows',
    () => whole('/Contents 4 0 R', plainStream(4, '/Filter /Geheim', bytesOf('x'))),
    'uncleanable',
  ],
  [
    'PDF with 100,000 by 100,000 dots',
    () => whole('/Resources <</XObject <</I 4 0 R>>>>', packedStream(4, `${image} /Width 100000 /Height 100000`, 'x')),
    'too-many-pixels',
  ],
  [
    'PDF with a photograph that is none',
    () =>
      whole(
        '/Resources <</XObject <</I 4 0 R>>>>',
        plainStream(4, `${image} /Width 9 /Height 9 /Filter /DCTDecode`, bytesOf(canary('photo'))),
      ),
    'uncleanable',
  ],
  [
    'PDF nested 10,000 deep',
    () => whole('/Contents 4 0 R', [4, `${'['.repeat(10_000)}${']'.repeat(10_000)}`]),
    'hostile',
  ],
  [
    'PDF with dictionaries 10,000 deep',
    () => whole('', [4, `${'<</A '.repeat(10_000)}1${'>>'.repeat(10_000)}`]),
    'hostile',
  ],
  [
    'PDF whose pages are their own children',
    () => builtPdf([begin[0] ?? [1, ''], [2, '<</Type /Pages /Kids [2 0 R]>>']], root),
    'hostile',
  ],
  [
    'PDF with pages in a circle',
    () => builtPdf([begin[0] ?? [1, ''], [2, '<</Kids [3 0 R]>>'], [3, '<</Kids [2 0 R]>>']], root),
    'hostile',
  ],
  [
    'PDF of 4,000 pages',
    () => builtPdf([begin[0] ?? [1, ''], [2, `<</Kids [${'3 0 R '.repeat(4_000)}]>>`], page('')], root),
    'too-much-inside',
  ],
  [
    'PDF whose 2,000 pages share 100,000 names',
    () => manyTimes(2_000, `/Resources <</Font <<${names(100_000)}>>>>`, ''),
    'too-much-inside',
  ],
  ['PDF with a page of 100,000 keys 2,000 times', () => manyTimes(2_000, '', names(100_000))],
  [
    'PDF with a remark of 100,000 keys 100,000 times',
    () => whole(`/Annots [${'4 0 R '.repeat(100_000)}]`, [4, `<</Subtype /Text ${names(100_000)}>>`]),
  ],
  ['PDF whose one stream is used as everything', () => usedAsEverything()],
  ['PDF of 1,200,000 numbers', () => whole('', [4, `[${'1 '.repeat(1_200_000)}]`]), 'too-much-inside'],
  [
    'PDF of 1,200,000 packed numbers',
    () => packedPdf([...begin, page(''), [4, `[${'1 '.repeat(1_200_000)}]`]], root),
    'too-much-inside',
  ],
  ['PDF of 100,000 open strings', () => bytesOf(`${start}${'1 0 obj (x '.repeat(100_000)}`), 'damaged'],
  [
    'PDF of 100,000 streams without an end',
    () => bytesOf(`${start}${'1 0 obj <<>> stream\n'.repeat(100_000)}`),
    'damaged',
  ],
  [
    'PDF of 100,000 streams whose lengths are nowhere',
    () => bytesOf(`${start}${'1 0 obj <</Length 9 0 R>> stream\nx endstream '.repeat(100_000)}`),
    'damaged',
  ],
  ['PDF of digits', () => bytesOf(`${start}${'1 '.repeat(1_000_000)}`), 'damaged'],
  ['PDF of objects that are none', () => bytesOf(`${start}${'1 0 obj '.repeat(200_000)}`), 'damaged'],
  ['PDF of 200,000 trailers', () => bytesOf(`${start}${'trailer<<>>'.repeat(200_000)}`), 'damaged'],
  ['PDF of open brackets', () => bytesOf(`${start}1 0 obj ${'<'.repeat(1_000_000)}`), 'damaged', 'hostile'],
  ['PDF of remarks', () => bytesOf(`${start}1 0 obj ${'%\n'.repeat(1_000_000)}`), 'damaged'],
  [
    'PDF with a form that one program draws',
    () =>
      builtPdf(
        [[1, '<</Pages 2 0 R /NeedsRendering true /AcroForm <</XFA (x)>>>>'], begin[1] ?? [2, ''], page('')],
        root,
      ),
    'uncleanable',
  ],
  [
    'PDF that is a collection of files',
    () => builtPdf([[1, '<</Pages 2 0 R /Collection <</View /D>>>>'], begin[1] ?? [2, ''], page('')], root),
    'uncleanable',
  ],
  [
    'PDF with words that only a program draws',
    () => whole('/Annots [<</Subtype /FreeText /Rect [1 1 2 2] /Contents (x)>>]'),
    'uncleanable',
  ],
  [
    'PDF with a filled-in field that is not drawn',
    () => whole('/Annots [<</Subtype /Widget /FT /Tx /V (2150 euro) /Rect [1 1 2 2]>>]'),
    'uncleanable',
  ],
  [
    'PDF with a script that cannot be taken out',
    () =>
      whole('/Contents 4 0 R /AA <</O <</S /JavaScript /JS (x)>>>>', plainStream(4, '/Filter /Geheim', bytesOf('x'))),
    'hostile',
  ],
  [
    'PDF whose objects are packed together as nobody does',
    () => whole('', [4, '<</Type /ObjStm /N 1 /First 4 /Filter /LZWDecode /Length 1>>', bytesOf('x')]),
    'hostile',
  ],
  ['PDF with references in a circle', () => whole('/Contents 4 0 R', [4, '5 0 R'], [5, '4 0 R'])],
  [
    'PDF with a form that draws itself',
    () =>
      whole(
        '/Resources <</XObject <</F 4 0 R>>>>',
        packedStream(4, '/Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</F 4 0 R>>>>', '/F Do'),
      ),
  ],
  [
    'PDF with colours in a circle',
    () => whole('/Resources <</ColorSpace <</C 4 0 R>>>>', [4, '[/Indexed 4 0 R 1 <00>]']),
  ],
  [
    'PDF that is asked for elsewhere',
    () =>
      whole('/Contents 4 0 R', [
        4,
        `<</F (https://${canary('elsewhere')}.example) /FFilter /FlateDecode /Length 1>>`,
        bytesOf('x'),
      ]),
  ],
  ['PDF with hidden names', () => whole(`/#41#41 <</O <</S /JavaScript /J#53 (${canary('hidden')})>>>>`)],
  ['PDF whose lengths lie', () => whole('/Contents 4 0 R', [4, '<</Length 999999999>>', bytesOf('0 0 9 9 re f')])],
  ['PDF that is also a page', () => joined([bytesOf(`<html>${canary('page')}<!--`), whole(''), bytesOf('-->')])],
  [
    'PDF with 50,000 fonts',
    () =>
      whole(`/Resources <</Font <<${Array.from({ length: 50_000 }, (_, at) => `/F${at} 4 0 R`).join(' ')}>>>>`, [
        4,
        '<</Type /Font>>',
      ]),
  ],
  ['PDF whose pages share 1,000 drawings', () => shared()],
]

function packedBomb(): Bytes {
  const data = packedLarge()
  return builtPdf(
    [...begin, page(''), [4, `<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length}>>`, data]],
    root,
  )
}

/** Codes that each stand for a longer string than the one before. */
function lzwBomb(): Bytes {
  const bits: string[] = []
  for (let round = 0; round < 12; round += 1) {
    bits.push(code(256, round === 0 ? 9 : 12), code(65, 9))
    for (let next = 258; next < 4_095; next += 1) bits.push(code(next, Math.min(12, 32 - Math.clz32(next + 1))))
  }
  const all = bits.join('')
  return Uint8Array.from({ length: all.length >> 3 }, (_, at) => Number.parseInt(all.slice(at * 8, at * 8 + 8), 2))
}

const code = (value: number, width: number) => value.toString(2).padStart(width, '0')

const names = (count: number) => Array.from({ length: count }, (_, at) => `/N${at} 1`).join(' ')

const manyTimes = (count: number, around: string, keys: string) =>
  builtPdf([begin[0] ?? [1, ''], [2, `<</Kids [${'3 0 R '.repeat(count)}] ${around}>>`], page(keys)], root)

/** Four megabytes of letters that have to be read as bytes, three times over, for each thing that it is. */
function usedAsEverything(): Bytes {
  const coded = '/Filter [/ASCII85Decode /ASCII85Decode /ASCII85Decode]'
  const kept =
    '/Contents 4 0 R /Resources <</Font <</F <</FontDescriptor <</FontFile 4 0 R>> /ToUnicode 4 0 R>>>> /XObject <</X 4 0 R>> /Pattern <</P 4 0 R>> /Shading <</S 4 0 R>> /ExtGState <</G <</TR 4 0 R>>>>>>'
  return whole(kept, plainStream(4, `/Subtype /Form ${coded}`, new Uint8Array(4_000_000).fill(0x41)))
}

/** Each page leads to all drawings: read once, and not once for each page. */
function shared(): Bytes {
  const numbers = Array.from({ length: 1_000 }, (_, at) => at + 2_000)
  const names = numbers.map((number) => `/F${number} ${number} 0 R`).join(' ')
  const kids = Array.from({ length: 1_000 }, (_, at) => at + 100)
  return builtPdf(
    [
      begin[0] ?? [1, ''],
      [2, `<</Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Resources 3 0 R>>`],
      [3, `<</XObject <<${names}>>>>`],
      ...kids.map((kid): Numbered => [kid, '<</Type /Page /MediaBox [0 0 9 9]>>']),
      ...numbers.map((number) => packedStream(number, '/Subtype /Form /BBox [0 0 9 9] /Resources 3 0 R', 'f')),
    ],
    root,
  )
}
