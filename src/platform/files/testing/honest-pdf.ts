import { type Bytes, bytesOf, joined } from '../bytes-at.ts'
import { builtPdf, changedPdf, type Numbered, packedPdf, packedStream, plainStream } from './built-pdf.ts'
import { canary, inUtf16 } from './canaries.ts'
import { type Honest, honestJpegs } from './honest-images.ts'

const shown = 'BT /F1 24 Tf 72 700 Td (Loonstrook van november) Tj ET'
const xmp = `<x:xmpmeta><dc:creator>${canary('xmp')}</dc:creator></x:xmpmeta>`
const hexadecimal = (text: string) => `<FEFF${Buffer.from(inUtf16.big(text)).toString('hex')}>`

const info: Numbered = [
  9,
  `<</Author (${canary('author')}) /Title ${hexadecimal(canary('title'))} /Producer (${canary('producer')}) /CreationDate (D:20261130) >>`,
]
const font: Numbered = [5, '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>']
const trailer = `/Root 1 0 R /Info 9 0 R /ID [<${'ab'.repeat(16)}> <${'cd'.repeat(16)}>]`

/** The objects of a document of one page. `more`: keys of its catalog and of its page, and what they lead to. */
const document = (catalog: string, page: string, ...more: readonly Numbered[]): readonly Numbered[] => [
  [1, `<</Type /Catalog /Pages 2 0 R ${catalog}>>`],
  [2, '<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] /Resources <</Font <</F1 5 0 R>>>>>>'],
  [
    3,
    `<</Type /Page /Parent 2 0 R /Contents 4 0 R /PieceInfo <</Prog (${canary('piece')})>> /LastModified (D:2026) ${page}>>`,
  ],
  packedStream(4, '', shown),
  font,
  info,
  ...more,
]

/** What documents carry along, and what in it tells on people. */
const traits: Readonly<Record<string, readonly Numbered[]>> = {
  'a description in XML': document(
    '/Metadata 10 0 R',
    '',
    plainStream(10, '/Type /Metadata /Subtype /XML', bytesOf(xmp)),
  ),
  'a packed description': document('/Metadata 10 0 R', '/Metadata 10 0 R', packedStream(10, '/Type /Metadata', xmp)),
  'a script at its start': document(`/OpenAction <</S /JavaScript /JS (app.alert\\('${canary('script')}'\\))>>`, ''),
  'scripts by name': document(
    `/Names <</JavaScript <</Names [(${canary('name')}) 10 0 R]>>>>`,
    '',
    [10, '<</S /JavaScript /JS 11 0 R>>'],
    packedStream(11, '', canary('script')),
  ),
  'actions of its page': document('', `/AA <</O <</S /Launch /F (${canary('launch')}.exe)>>>>`),
  'a file in it': document(
    '/Names <</EmbeddedFiles <</Names [(a) 10 0 R]>>>>',
    '',
    [10, `<</Type /Filespec /F (${canary('file name')}) /EF <</F 11 0 R>>>>`],
    packedStream(11, '/Type /EmbeddedFile', canary('file')),
  ),
  'remarks with names': document(
    '',
    '/Annots [10 0 R 12 0 R]',
    [
      10,
      `<</Type /Annot /Subtype /FreeText /Rect [10 10 90 40] /T (${canary('remarker')}) /Contents (${canary('remark')}) /NM (x) /AP <</N 11 0 R>>>>`,
    ],
    packedStream(
      11,
      `/Type /XObject /Subtype /Form /BBox [0 0 80 30] /LastModified (${canary('when')})`,
      '0 0 80 30 re S',
    ),
    [12, `<</Type /Annot /Subtype /Text /Rect [5 5 9 9] /T (${canary('remarker')}) /Contents (${canary('note')})>>`],
  ),
  links: document(
    '',
    `/Annots [<</Type /Annot /Subtype /Link /Rect [1 1 9 9] /A <</S /URI /URI (https://${canary('link')}.example)>>>>]`,
  ),
  'a filled-in form': document(
    '/AcroForm <</Fields [10 0 R]>>',
    '/Annots [10 0 R]',
    [
      10,
      `<</Type /Annot /Subtype /Widget /FT /Tx /T (${canary('field')}) /V (x) /Rect [1 1 90 20] /AP <</N 11 0 R>> /AA <</K <</S /JavaScript /JS (${canary('key')})>>>>>>`,
    ],
    packedStream(
      11,
      '/Subtype /Form /BBox [0 0 80 20] /Resources <</Font <</F1 5 0 R>>>>',
      'BT /F1 9 Tf (2.150 euro) Tj ET',
    ),
  ),
  'a ticked box': document(
    '/AcroForm <</Fields [10 0 R]>>',
    '/Annots [10 0 R]',
    [
      10,
      `<</Type /Annot /Subtype /Widget /FT /Btn /T (${canary('box')}) /AS /Yes /Rect [1 1 9 9] /AP <</N <</Yes 11 0 R /Off 12 0 R>>>>>>`,
    ],
    packedStream(11, '/Subtype /Form /BBox [0 0 8 8]', '0 0 8 8 re f'),
    packedStream(12, '/Subtype /Form /BBox [0 0 8 8]', canary('off')),
  ),
  'an outline and an order of reading': document(
    '/Outlines 10 0 R /StructTreeRoot 11 0 R /MarkInfo <</Marked true>> /Lang (nl)',
    '/StructParents 0',
    [10, '<</First 12 0 R>>'],
    [11, `<</Type /StructTreeRoot /K <</S /Figure /Alt (C:\\\\Users\\\\${canary('alt')})>>>>`],
    [12, `<</Title (${canary('outline')}) /Parent 10 0 R>>`],
  ),
  layers: document(
    '/OCProperties <</OCGs [10 0 R] /D <</ON [10 0 R] /OFF [] /Order [10 0 R] /Creator (x)>>>>',
    '/Resources <</Font <</F1 5 0 R>> /Properties <</MC0 10 0 R>>>>',
    [10, `<</Type /OCG /Name (${canary('layer')}) /Usage <</CreatorInfo <</Creator (${canary('creator')})>>>>>>`],
  ),
  'colour profiles': document(
    '',
    '/Resources <</Font <</F1 5 0 R>> /ColorSpace <</CS0 [/ICCBased 10 0 R] /CS1 [/Indexed [/ICCBased 10 0 R] 1 <000000ffffff>] /DefaultRGB [/ICCBased 10 0 R] /CS2 [/Separation /Rood /DeviceRGB 11 0 R]>>>>',
    packedStream(10, '/N 3 /Alternate /DeviceRGB', canary('profile')),
    [11, '<</FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1>>'],
  ),
  'drawn letters': document(
    '',
    '/Resources <</Font <</F1 10 0 R>> /ExtGState <</G0 <</ca 0.5 /SMask <</S /Luminosity /G 12 0 R>>>>>> /Pattern <</P0 13 0 R>>>>',
    [
      10,
      '<</Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] /CharProcs <</A 11 0 R /F 11 0 R>> /Encoding <</Differences [65 /A]>> /FirstChar 65 /LastChar 65 /Widths [9] /Resources <<>>>>',
    ],
    packedStream(11, '', '9 0 d0 0 0 9 9 re f'),
    packedStream(12, '/Subtype /Form /BBox [0 0 9 9] /Group <</S /Transparency /CS /DeviceGray>>', '0 0 9 9 re f'),
    [
      13,
      `<</PatternType 2 /Shading <</ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 9 9] /Function <</FunctionType 2 /Domain [0 1] /N 1>>>> /Note (${canary('pattern')})>>`,
    ],
  ),
  'a signature': document('/AcroForm <</Fields [10 0 R] /SigFlags 3>>', '', [
    10,
    `<</FT /Sig /T (x) /V <</Type /Sig /Name (${canary('signer')}) /ByteRange [0 1 2 3] /Contents <${'00'.repeat(64)}>>>>>`,
  ]),
}

export async function honestPdfs(): Promise<Honest[]> {
  const jpegs = await honestJpegs()
  const [photo] = jpegs
  if (!photo) throw new Error('no photograph')
  const scan = document(
    '',
    '/Resources <</XObject <</Im0 10 0 R /Im1 11 0 R /Im2 12 0 R>>>>',
    plainStream(
      10,
      `/Type /XObject /Subtype /Image /Width 24 /Height 24 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Metadata (${canary('image')})`,
      photo.bytes,
    ),
    [
      11,
      '<</Subtype /Image /Width 24 /Height 24 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/FlateDecode /DCTDecode] /Length 13 0 R>>',
      packedStream(0, '', photo.bytes)[2] ?? photo.bytes,
    ],
    packedStream(
      12,
      '/Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
      Uint8Array.of(0, 9, 99, 255),
    ),
    [13, String(packedStream(0, '', photo.bytes)[2]?.length)],
  )
  const plain = builtPdf(document('', ''), trailer)
  const changed = changedPdf(
    builtPdf([...document('', ''), packedStream(20, '', canary('crossed out'))], trailer),
    [packedStream(4, '', `${shown} 0 0 9 9 re f`), [9, `<</Author (${canary('second author')})>>`]],
    trailer,
  )
  const all = Object.entries(traits)
  return [
    { name: 'PDF', bytes: plain },
    ...all.map(([name, objects]) => ({ name: `PDF with ${name}`, bytes: builtPdf(objects, trailer) })),
    ...all.map(([name, objects]) => ({ name: `packed PDF with ${name}`, bytes: packedPdf(objects, trailer) })),
    { name: 'PDF of a scanner', bytes: builtPdf(scan, trailer) },
    { name: 'packed PDF of a scanner', bytes: packedPdf(scan, trailer) },
    { name: 'PDF that was changed', bytes: changed },
    { name: 'PDF with a page behind it', bytes: joined([plain, bytesOf(`<html>${canary('page')}</html>`)]) },
    {
      name: 'PDF with an archive behind it',
      bytes: joined([plain, bytesOf(`PK\x03\x04${canary('archive')}PK\x05\x06`)]),
    },
    { name: 'PDF with a letter before it', bytes: joined([bytesOf(`${canary('letter')}\r\n`), plain]) },
    { name: 'PDF whose table is lost', bytes: withoutTable(plain) },
  ].map((one) => ({ ...one, bytes: new Uint8Array(one.bytes) }))
}

const withoutTable = (pdf: Bytes): Bytes =>
  bytesOf(
    Buffer.from(pdf)
      .toString('latin1')
      .replace(/xref[\s\S]*?trailer/, 'trailer'),
  )
