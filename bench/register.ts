/**
 * How long the read models of the register take, with the published rows and with ten thousand, beside the least that any
 * list costs: one plain filter over the array. Then how large the pages of the real server are, and how long they take.
 * Run: `node bench/register.ts`. Exit code 1 when a page takes more than the 14,336 bytes of a first view; the speed of the
 * machine fails nothing. That pages hold no more of ten thousand rows is tested in `large-register.test.ts`.
 */
import { request } from 'node:http'
import { addDays, day } from '#kernel/days.ts'
import { emptyFilter, type ListQuery } from '#modules/programme/index.ts'
import {
  changesPage,
  itemPage,
  listPage,
  type Programme,
  type RegisterView,
  registerViews,
  timeLinePage,
} from '#modules/programme/server/index.ts'
import { largeProgramme } from '#modules/programme/testing/large-register.ts'
import { publishedAreas, publishedPolicy, publishedProgramme } from '#modules/programme/testing/published-programme.ts'
import { serverRoom } from '../tests/start/run-server.ts'

const many = 10_000
const mostBytes = 14_336
const rounds = 7
const today = day('2026-11-21')
const places = { areas: publishedAreas, policy: publishedPolicy }
const query = (changes: Partial<ListQuery> = {}): ListQuery => ({
  ...emptyFilter,
  sort: 'id',
  descending: false,
  page: 1,
  pageSize: 40,
  ...changes,
})

readModels(publishedProgramme)
readModels(largeProgramme(many))
await realPages()

/** Milliseconds of the median of some rounds. */
function median(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return times.toSorted((one, other) => one - other)[rounds >> 1] ?? 0
}

function readModels(programme: Programme): void {
  const { viewOn } = registerViews(programme, places)
  const began = performance.now()
  const view = viewOn(today, 'nl')
  const first = performance.now() - began
  const works: Record<string, (view: RegisterView) => unknown> = {
    'baseline: plain filter': ({ known }) => known.items.filter(({ standing }) => standing.state === 'running').length,
    'list, narrowed': (one) => listPage(one, query({ states: ['running'] })),
    'list, sorted by title': (one) => listPage(one, query({ sort: 'title' })),
    'list, searched': (one) => listPage(one, query({ text: 'plan' })),
    row: (one) => itemPage(one, 'S1-42'),
    'goal with most rows': (one) => itemPage(one, 'S1-18'),
    'time line': (one) => timeLinePage(one, query({ pageSize: 12 })),
    changes: (one) => changesPage(one, null, 1, 20),
  }
  console.log(`\n${programme.items.length} rows, read models in milliseconds, median of ${rounds}:`)
  console.log(`  ${'a day, the first time'.padEnd(24)} ${first.toFixed(2).padStart(9)}`)
  console.log(
    `  ${'a day, again'.padEnd(24)} ${median(() => viewOn(today, 'nl'))
      .toFixed(2)
      .padStart(9)}`,
  )
  for (const [name, work] of Object.entries(works))
    console.log(
      `  ${name.padEnd(24)} ${median(() => work(view))
        .toFixed(2)
        .padStart(9)}`,
    )
  const before = process.memoryUsage().heapUsed
  for (let count = 0; count < 32; count += 1) viewOn(addDays(day('2019-01-15'), count * 89), 'nl')
  const grown = (process.memoryUsage().heapUsed - before) / 1_048_576
  console.log(`  heap after 32 days more: ${grown.toFixed(0)} MiB (what the collector had not taken yet is in it)`)
}

async function realPages(): Promise<void> {
  const room = serverRoom()
  try {
    const server = await room.start()
    await server.ready
    await measured(server.port, publishedProgramme.items.length)
  } finally {
    await room.clean()
  }
}

async function measured(port: number, rows: number): Promise<void> {
  const pages = [
    '/nl/programme',
    '/nl/programme/register',
    '/nl/programme/register?state=running&sort=title&q=plan',
    '/en/programme/register?page=9999',
    '/nl/programme/S1-42',
    '/nl/programme/S1-18',
    '/nl/programme/PI-01',
    '/nl/programme/time-line',
    '/nl/programme/changes?since=2018-01-01',
  ]
  console.log(`\n${rows} rows, pages of the real server:  bytes (brotli)   ms, median of ${rounds}`)
  for (const path of pages) {
    const times: number[] = []
    let bytes = 0
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now()
      bytes = await sizeOf(port, path)
      if (round > 0) times.push(performance.now() - start)
    }
    const ms = times.toSorted((one, other) => one - other)[rounds >> 1] ?? 0
    console.log(`  ${path.padEnd(56)} ${String(bytes).padStart(6)} ${ms.toFixed(1).padStart(8)}`)
    if (bytes > mostBytes) process.exitCode = 1
  }
}

function sizeOf(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'br', accept: 'text/html' }
    const asked = request({ port, host: '127.0.0.1', path, headers }, (response) => {
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.length
      })
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path} answered ${response.statusCode}`)),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}
