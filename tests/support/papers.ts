import fc from 'fast-check'
import type { Block, Line, Paper, Run } from '../../src/platform/documents/paper.ts'

export const aPaper = (changes: Partial<Paper> = {}): Paper => ({
  language: 'nl',
  title: 'Voortgang van de aanpak',
  subtitle: 'Aan Provinciale Staten',
  foot: 'Zoals bekend op 31 december 2020',
  on: '2020-12-31',
  blocks: [],
  ...changes,
})

/** One of every kind of part, in an order that can be checked. */
export const everyBlock: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Onderwerp' },
  {
    kind: 'paragraph',
    line: [
      'Eerst ',
      { text: 'vet', strong: true },
      ' en een ',
      { text: 'bron', href: 'https://example.org/a?b=1&c=2' },
    ],
  },
  { kind: 'heading', level: 2, text: 'Boodschap' },
  { kind: 'list', ordered: true, items: [['eerste punt'], ['tweede punt']] },
  { kind: 'list', ordered: true, items: [['opnieuw één']] },
  { kind: 'list', ordered: false, items: [['los punt']] },
  { kind: 'heading', level: 3, text: 'Termen' },
  { kind: 'fields', fields: [{ term: 'Eigenaar', line: ['de provincie'] }] },
  {
    kind: 'table',
    caption: 'Rijen',
    columns: [
      { title: 'Rij', share: 1 },
      { title: 'Aantal', share: 3, align: 'end' },
    ],
    rows: [
      [['een'], ['1']],
      [['twee'], [{ text: 'binnen', href: '/nl/programme' }]],
    ],
  },
  { kind: 'page-break' },
  { kind: 'paragraph', line: ['Slot'] },
]

/** What people put in a text to break a document: markup, placeholders, half letters, invisible commands. */
const nastyTexts = [
  '</w:t></w:r></w:p><w:p>',
  ']]><!--',
  '&amp;&#x0;&lt;',
  '#panic("nee") *vet* $ x _ @ < > \\ `',
  '{ordered-0}{unordered\uE000-1}',
  '\u0000\u0001\u001f\u007f\u0085',
  '\ud800half\udc00',
  '\u202eomgekeerd\u2066',
  '\ufeff\ufffe\uffff',
  'regel\r\nregel\ttab\u2028',
  '😀 中文 عربي é',
  '   ',
  '',
]

const aText = fc.oneof(fc.constantFrom(...nastyTexts), fc.string(), fc.string({ unit: 'binary' }))
const anAddress = fc.oneof(
  fc.constantFrom(
    'https://example.org',
    '/nl/programme#a',
    'javascript:alert(1)',
    'JaVaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<b>',
    'file:///etc/passwd',
    '//example.org',
    '\\\\server\\share',
    'https://',
    '"><w:p>',
    '#',
    'mailto:x@example.org',
  ),
  aText,
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
)
const aRun: fc.Arbitrary<Run> = fc.oneof(
  aText,
  aText.map((text): Run => ({ text, strong: true })),
  fc.tuple(aText, anAddress).map(([text, href]): Run => ({ text, href })),
)
const aLine: fc.Arbitrary<Line> = fc.array(aRun, { maxLength: 4 })

const aBlock: fc.Arbitrary<Block> = fc.oneof(
  aText.map((text): Block => ({ kind: 'heading', level: 1, text })),
  aLine.map((line): Block => ({ kind: 'paragraph', line })),
  fc
    .tuple(fc.boolean(), fc.array(aLine, { maxLength: 3 }))
    .map(([ordered, items]): Block => ({ kind: 'list', ordered, items })),
  fc
    .array(fc.tuple(aText, aLine), { maxLength: 2 })
    .map((found): Block => ({ kind: 'fields', fields: found.map(([term, line]) => ({ term, line })) })),
  fc
    .tuple(
      aText,
      fc.array(fc.tuple(aText, fc.integer({ min: 1, max: 9 })), { maxLength: 3 }),
      fc.array(fc.array(aLine, { maxLength: 4 }), { maxLength: 3 }),
    )
    .map(([caption, columns, rows]): Block => {
      return { kind: 'table', caption, columns: columns.map(([title, share]) => ({ title, share })), rows }
    }),
  fc.constant<Block>({ kind: 'page-break' }),
)

/** Any paper with a title and headings of one level, made to break the document. */
export const aHostilePaper: fc.Arbitrary<Paper> = fc
  .tuple(aText, fc.option(aText), aText, fc.array(aBlock, { maxLength: 6 }))
  .map(([title, subtitle, foot, blocks]) => aPaper({ title: `Titel ${title}`, subtitle, foot, blocks }))

/** Every text of a paper in the order of reading. */
export const textsOf = (paper: Paper): string[] => [
  paper.title,
  ...(paper.subtitle === null ? [] : [paper.subtitle]),
  ...paper.blocks.flatMap(textsOfBlock),
]

const lineText = (line: Line): string => line.map((run) => (typeof run === 'string' ? run : run.text)).join('')

function textsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'paragraph':
      return [lineText(block.line)]
    case 'list':
      return block.items.map(lineText)
    case 'fields':
      return block.fields.map(({ term, line }) => `${term}: ${lineText(line)}`)
    case 'table':
      return [block.caption, ...block.columns.map(({ title }) => title), ...block.rows.flat().map(lineText)]
    case 'page-break':
      return []
  }
}
