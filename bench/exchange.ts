/**
 * Rows a second in and out of the register for each format, at ten thousand rows, beside the least that writing or
 * reading them costs: JSON.stringify and JSON.parse of the same cells. Run: `node bench/exchange.ts` (about a minute).
 * It reports and never fails: the speed of the machine is not a property of the code.
 */
import { parse } from 'csv-parse/sync'
import { day } from '#kernel/days.ts'
import { importFile } from '#modules/programme/server/exchange/import-file.ts'
import { itemCells } from '#modules/programme/server/exchange/item-cells.ts'
import { itemsCsv } from '#modules/programme/server/exchange/items-csv.ts'
import { itemsXlsx } from '#modules/programme/server/exchange/items-xlsx.ts'
import { odsJson } from '#modules/programme/server/exchange/ods-json.ts'
import { readCsv } from '#modules/programme/server/exchange/read-csv.ts'
import { surroundingsOf } from '#modules/programme/server/index.ts'
import { anItem } from '#modules/programme/testing/programme-builders.ts'
import {
  publishedAreas,
  publishedOn,
  publishedProgramme,
  withItems,
} from '#modules/programme/testing/published-programme.ts'

const count = 10_000
const rounds = 3
const on = day('2026-11-21')

const items = Array.from({ length: count }, (_, index) =>
  anItem({ id: `S1-${10_000 + index}`, places: index % 3 === 0 ? ['GM0772'] : [] }),
)
const words = {
  title: 'Een toezegging over "wonen"; met een lange naam',
  text: 'De provincie zegt toe te vragen hoe het staat.\nDaarna vertelt zij het aan Provinciale Staten. '.repeat(2),
}
const view = publishedOn(on, 'nl', withItems(items, words))
const rows = view.known.items.filter(({ item }) => item.id.startsWith('S1-1') && item.id.length > 6)
const place = {
  register: { ...publishedProgramme, items: [] },
  surroundings: surroundingsOf(publishedAreas, publishedProgramme.sourceCodes),
  on,
}

/** Rows a second in the fastest of some rounds: other work on the machine can only make a round slower. */
async function perSecond(work: () => unknown, of = rows.length): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work()
    best = Math.min(best, performance.now() - start)
  }
  return Math.round((of / best) * 1000)
}

async function readIn(bytes: Uint8Array, expected = rows.length): Promise<void> {
  const read = await importFile(bytes, { format: null, list: null }, place)
  if (!read.ok || read.value.items.length !== expected) throw new Error('the rows did not come back')
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const cells = itemCells(view, rows)
const plain = JSON.stringify(cells)
const csv = itemsCsv(view, rows)
const json = odsJson(view, rows, 'https://baken.example')
const book = await itemsXlsx(view, rows)
if (!book.ok) throw new Error(book.error)
/** As JSON the rows say everything twice: these fit in the ten megabytes that are read. */
const fewer = rows.slice(0, 3000)
const jsonIn = utf8(odsJson(view, fewer, 'https://baken.example'))
const files = { csv: utf8(csv), json: utf8(json), xlsx: book.value }

const out = {
  'JSON.stringify of the cells': await perSecond(() => JSON.stringify(itemCells(view, rows))),
  'CSV out': await perSecond(() => itemsCsv(view, rows)),
  'JSON out': await perSecond(() => odsJson(view, rows, 'https://baken.example')),
  'XLSX out': await perSecond(() => itemsXlsx(view, rows)),
}
const back = {
  'JSON.parse of the cells': await perSecond(() => JSON.parse(plain)),
  'CSV read, ours': await perSecond(() => readCsv(files.csv)),
  'CSV read, csv-parse': await perSecond(() =>
    parse(files.csv, {
      delimiter: ';',
      bom: true,
      relax_quotes: true,
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }),
  ),
  'CSV in, every row checked': await perSecond(() => readIn(files.csv)),
  'JSON in, every row checked': await perSecond(() => readIn(jsonIn, fewer.length), fewer.length),
  'XLSX in, every row checked': await perSecond(() => readIn(files.xlsx)),
}

const size = (bytes: Uint8Array) => `${(bytes.length / 1_000_000).toFixed(1)} MB`
console.log(`${rows.length} rows of ${cells[0]?.length} columns; one core, best of ${rounds} rounds`)
console.log(`CSV ${size(files.csv)}, JSON ${size(files.json)}, XLSX ${size(files.xlsx)}`)
for (const [list, baseline] of [
  [out, out['JSON.stringify of the cells']],
  [back, back['JSON.parse of the cells']],
] as const) {
  for (const [name, speed] of Object.entries(list)) {
    console.log(
      `${name.padEnd(30)} ${String(speed).padStart(8)} rows a second, ${(baseline / speed).toFixed(1)} times the baseline`,
    )
  }
}

/** A file as large as is read, with rows as long as they get. */
const head = csv.slice(0, csv.indexOf('\r\n') + 2)
const body = csv.slice(head.length)
const large = utf8(head + body + body + body).subarray(0, 9_999_000)
const before = process.memoryUsage().rss
const started = performance.now()
const read = readCsv(large)
const took = Math.round(performance.now() - started)
const grown = Math.round((process.memoryUsage().rss - before) / 1_000_000)
console.log(`a file of ${size(large)}: ${read.ok ? 'read' : 'refused'} in ${took} ms, memory grew by ${grown} MB`)
console.log(`largest memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
