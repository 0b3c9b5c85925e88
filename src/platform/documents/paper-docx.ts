import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  HeadingLevel,
  LevelFormat,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { harmlessPaper } from './harmless-paper.ts'
import type { Block, Line, Paper, Run } from './paper.ts'
import { repackedDocx } from './repacked-docx.ts'
import { spokenIn } from './spoken-in.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** Twentieths of a point: A4 with margins of 2.5 cm leaves this width. */
const page = { width: 11_906, height: 16_838, margin: 1_417 } as const
const textWidth = page.width - 2 * page.margin

/**
 * The names that paragraphs refer to lists by while the document is written. The library looks for them in the text as
 * well; the private U+E000 is in no text, because `harmlessPaper` takes it out.
 */
const lists = { ordered: 'ordered\uE000', unordered: 'unordered\uE000' } as const

/**
 * The paper as a Word document: real styles (Title, Heading 1–3, List Number, Caption …), the language of the text, A4,
 * page numbers, header rows that come again on the next page. Equal papers give equal bytes: nothing in it comes from a
 * clock or from chance. Links lead to the web or within the site; others become text.
 */
export async function paperDocx(asked: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const paper = harmlessPaper(asked)
  const document = new Document({
    title: paper.title,
    creator: 'Baken',
    styles: styles(spokenIn(paper.language)),
    numbering: { config: [numbered, bulleted] },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { default: footer(paper.foot) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(paper.title)] }),
          ...(paper.subtitle === null ? [] : [styled('Subtitle', [paper.subtitle])]),
          ...paper.blocks.flatMap(partsOf),
        ],
      },
    ],
  })
  return repackedDocx(new Uint8Array(await Packer.toArrayBuffer(document)), paper)
}

const partsOf = (block: Block, index: number): FileChild[] => {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: headings[block.level], children: [new TextRun(block.text)] })]
    case 'paragraph':
      return [new Paragraph({ children: runsOf(block.line) })]
    case 'list':
      return block.items.map((item) => listItem(item, block.ordered, index))
    case 'fields':
      return block.fields.map(({ term, line }) => styled('Field', [{ text: `${term}:`, strong: true }, ' ', ...line]))
    case 'table':
      return [styled('Caption', [block.caption]), tableOf(block), new Paragraph({ style: 'AfterTable' })]
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

const styled = (style: string, line: Line): Paragraph => new Paragraph({ style, children: runsOf(line) })

/** Each list of a paper counts from one again. */
const listItem = (line: Line, ordered: boolean, list: number): Paragraph =>
  new Paragraph({
    style: ordered ? 'ListNumber' : 'ListBullet',
    numbering: { reference: ordered ? lists.ordered : lists.unordered, level: 0, instance: list },
    children: runsOf(line),
  })

const runsOf = (line: Line): (TextRun | ExternalHyperlink)[] => line.map(runOf)

function runOf(run: Run): TextRun | ExternalHyperlink {
  if (typeof run === 'string') return new TextRun(run)
  if ('strong' in run) return new TextRun({ text: run.text, bold: true })
  return new ExternalHyperlink({ link: run.href, children: [new TextRun({ text: run.text, style: 'Hyperlink' })] })
}

function tableOf({ columns, rows }: TableBlock): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((textWidth * share) / whole))
  const cell = (column: number, line: Line, heading: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      ...(heading ? { shading: { fill: 'EDE9DF' } } : {}),
      children: [
        new Paragraph({
          style: heading ? 'TableHeading' : 'TableText',
          ...(columns[column]?.align === 'end' ? { alignment: AlignmentType.RIGHT } : {}),
          children: runsOf(line),
        }),
      ],
    })
  return new Table({
    columnWidths: widths,
    width: { size: textWidth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: rule, bottom: rule, left: noRule, right: noRule, insideHorizontal: rule, insideVertical: noRule },
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    tableLook: { firstRow: true, firstColumn: true },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, column) => cell(column, [title], true)),
      }),
      ...rows.map((row) => new TableRow({ children: row.map((line, column) => cell(column, line, false)) })),
    ],
  })
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: '9A9384' } as const
const noRule = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

const footer = (foot: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [
          new TextRun(foot),
          new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })

const hanging = { left: 425, hanging: 425 } as const

const numbered = {
  reference: lists.ordered,
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.START,
      style: { paragraph: { indent: hanging } },
    },
  ],
}

const bulleted = {
  reference: lists.unordered,
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '•',
      alignment: AlignmentType.START,
      style: { paragraph: { indent: hanging } },
    },
  ],
}

const ink = '15202B'
const soft = '4A5561'
const line = { line: 276, lineRule: LineRuleType.AUTO } as const

function styles(language: string) {
  const body = { basedOn: 'Normal', quickFormat: true } as const
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: ink },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font: 'Arial', size: 20, color: ink, language: { value: language } },
        paragraph: { spacing: { after: 120, ...line } },
      },
      title: { run: { size: 40, bold: true, color: ink }, paragraph: { spacing: { after: 80 } } },
      heading1: heading(28, 320),
      heading2: heading(23, 240),
      heading3: heading(20, 180),
      caption: {
        run: { size: 18, bold: true, italics: false, color: ink },
        paragraph: { spacing: { before: 120, after: 80 }, keepNext: true },
      },
      hyperlink: { run: { color: '0B4F8A', underline: {} } },
    },
    paragraphStyles: [
      { id: 'Subtitle', name: 'Subtitle', ...body, run: { size: 22, color: soft } },
      { id: 'ListNumber', name: 'List Number', ...body, paragraph: { spacing: { after: 80 } } },
      { id: 'ListBullet', name: 'List Bullet', ...body, paragraph: { spacing: { after: 80 } } },
      { id: 'Field', name: 'Field', ...body, paragraph: { spacing: { after: 60 } } },
      { id: 'TableText', name: 'Table Text', ...body, run: { size: 17 }, paragraph: { spacing: { after: 0 } } },
      {
        id: 'TableHeading',
        name: 'Table Heading',
        ...body,
        run: { size: 17, bold: true },
        paragraph: { spacing: { after: 0 } },
      },
      { id: 'AfterTable', name: 'After Table', ...body, run: { size: 8 }, paragraph: { spacing: { after: 120 } } },
      { id: 'Footer', name: 'footer', ...body, run: { size: 16, color: soft }, paragraph: { spacing: { after: 0 } } },
    ],
  }
}
