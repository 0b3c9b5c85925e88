import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { somePayslips } from '../../support/batch-templates.ts'
import { texts } from '../../support/content.ts'
import { readTable } from '../../support/csv.ts'
import { readableText } from '../../support/html.ts'
import { filesWith } from '../../support/kept-anywhere.ts'
import { send, sendForm } from '../../support/send.ts'
import { expectWholePage } from '../../support/whole-page.ts'

const nl = texts('nl')
const counted = (key: string, count: number) => nl(`${key}.${count === 1 ? 'one' : 'other'}`, { count: String(count) })
const batch = '/nl/rights/batch'
const hours = '/nl/rights/hours-log'
const boundary = '----WebKitFormBoundaryOfThisVeryTest'
/** Sends a file as a browser does from a page of this site. */
const upload = (path: string, content: string | Buffer, more = '', inPieces = false) => {
  const part = (head: string) => `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(`${more}${part('name="file"; filename="a.csv"\r\nContent-Type: text/csv')}`),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'sec-fetch-site': 'same-origin' }
  return send({ method: 'POST', path, headers, body, inPieces })
}

test.describe('a table of payslips', () => {
  test('is answered with a page that no one keeps: good lines are checked, bad ones are named', async () => {
    const answer = await upload(batch, somePayslips)
    expectWholePage(answer, { status: 200, language: 'nl' })
    expect(answer.headers['cache-control']).toBe('no-store')
    const shown = readableText(answer.text)
    expect(shown).toContain(counted('batch.result.checked', 3))
    expect(shown).toContain(counted('batch.result.left-out', 1))
    expect(shown).toContain(nl('batch.why.not-a-day', { typed: '2026-02-31' }))
    expect(shown).toContain(nl('batch.help-not-decision'))
  })

  test('comes back as a table in which nothing runs, with the day and the rules', async () => {
    const hostile = somePayslips.replace('W-01', '"=HYPERLINK(""x"")"').replace('W-02', '＠SUM(A1)')
    const answer = await upload(`${batch}/result.csv`, hostile)
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="baken-payslips-\d{4}-\d\d-\d\d\.csv"$/,
    )
    const { rows } = readTable(answer.text)
    expect(rows).toHaveLength(3 * 11 + 2)
    for (const row of rows)
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[\s\u200B]*[=+\-@＝＋－＠]/)
    expect(rows[0]?.['person']).toBe(`'=HYPERLINK("x")`)
    expect(rows.every((row) => /^\d{4}-\d\d-\d\d$/.test(row['checkedOn'] ?? ''))).toBe(true)
    expect(rows.some((row) => row['restsOn']?.includes('minimum-wage-hour 2026-07-01/2027-01-01'))).toBe(true)
    expect(rows.filter((row) => row['verdict'] === 'left-out')).toHaveLength(2)
  })

  test('comes back as JSON with every number and the way to it', async () => {
    const answer = await upload(`${batch}/result.json`, somePayslips)
    const json = JSON.parse(answer.text)
    expect(json).toMatchObject({ linesChecked: 3, linesLeftOut: 1, people: [{ person: 'W-02', lines: [3, 4] }, {}] })
    expect(json.claimCents).toBe(
      json.people.reduce((sum: number, one: { claimCents: number }) => sum + one.claimCents, 0),
    )
  })

  for (const [what, content, key] of [
    ['nothing', '', 'batch.problem.nothing'],
    ['a nationality', 'person;nationality\na;PL', 'batch.file.column-unknown'],
    ['a name of JavaScript itself', '__proto__;constructor\n1;2', 'batch.file.column-unknown'],
    ['markup in its head', '<script>alert(1)</script>\n1', 'batch.file.column-unknown'],
    ['a workbook', Buffer.from('PK\n\u0003\u0004\u0000\u0000'), 'batch.file.not-text'],
    ['other letters', Buffer.from([0x70, 0x3b, 0x0a, 0xe9, 0x0a]), 'batch.file.not-utf8'],
    ['a quote that never ends', 'person;hours\n"a;40\n', 'batch.file.quote-open'],
    ['only a head', 'person;hours\n', 'batch.file.no-lines'],
    ['too many lines', `hours\n${'40\n'.repeat(5_001)}`, 'batch.file.too-many-rows'],
  ] as const) {
    test(`with ${what} is refused in words, also when a file was asked`, async () => {
      const answer = await upload(batch, content)
      expectWholePage(answer, { status: 422, language: 'nl', what })
      const [said = ''] = nl(key, { column: '', line: '2' }).split('"')
      expect(readableText(answer.text)).toContain(said.trim())
      expect(answer.text).not.toContain('<script>alert')
      // A browser sends the same form once more to the page, which says what is wrong.
      const asked = await upload(`${batch}/result.csv`, content)
      expect([asked.status, asked.headers.location], what).toEqual([307, batch])
    })
  }

  test('with hostile cells names each of them, and does nothing else', async () => {
    const cells = [
      '=1+1',
      'NaN',
      'Infinity',
      '1e9',
      '-5',
      '1.234',
      '__proto__',
      '<b>x</b>',
      '\u202E12',
      '9'.repeat(150),
    ]
    const answer = await upload(batch, `person;pay.base\n${cells.map((cell) => `a;${cell}`).join('\n')}\n`)
    expectWholePage(answer, { status: 200, language: 'nl' })
    const shown = readableText(answer.text)
    expect(shown).toContain(nl('batch.result.nobody'))
    expect(shown).toContain(counted('batch.result.left-out', cells.length))
    expect(answer.text).not.toContain('<b>x</b>')
  })

  test('of five thousand lines is answered, and of ten megabytes refused with the page for that', async () => {
    const line = 'W;2026-07-06;2026-07-12;1995-03-02;40;560,00;175'
    const many = `person;periodFrom;periodUntil;birthDate;hours;pay.base;off.housing\n${`${line}\n`.repeat(5_000)}`
    expectWholePage(await upload(batch, many), { status: 200, language: 'nl' })
    for (const inPieces of [false, true]) {
      // A server that closes before all is sent may be heard as a broken line.
      const answer = await upload(batch, Buffer.alloc(10_000_000, 'a'), '', inPieces).catch(() => undefined)
      if (answer) expectWholePage(answer, { status: 413, language: 'nl' })
    }
    expectWholePage(await send({ path: batch }), { status: 200, language: 'nl' })
  })

  test('just above the limit of other forms is taken here, and nowhere else', async () => {
    const [head = '', line = ''] = somePayslips.split('\n')
    expect((await upload(batch, `${head}\n${`${line}\n`.repeat(2_000)}`)).status).toBe(200)
    for (const path of [hours, '/nl/rights/payslip', '/nl/rights/batch/template.csv'])
      for (const inPieces of [false, true])
        expect((await upload(path, 'x'.repeat(100_000), '', inPieces)).status, path).toBe(413)
  })

  test('is taken only from a page of ours', async () => {
    const answer = await send({
      method: 'POST',
      path: batch,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      body: 'pasted=hours%0A40',
    })
    expectWholePage(answer, { status: 403, language: 'nl' })
  })

  test('has a template that can be given as it is', async () => {
    for (const language of ['nl', 'en']) {
      const { text, headers } = await send({ path: `/${language}/rights/batch/template.csv` })
      expect(headers['content-type']).toBe('text/csv; charset=utf-8')
      expect(readTable(text).rows).toHaveLength(2)
      const answer = await upload(batch, text)
      expect(readableText(answer.text)).toContain(counted('batch.result.checked', 2))
      expect(readableText(answer.text)).not.toContain(nl('batch.refused.title'))
    }
  })
})

test.describe('a list of hours', () => {
  test('with hostile lines names each of them and keeps the good ones', async () => {
    const lines = ['2026-07-06;07:00;15:30;30', '=1+1;x;y;z', '2026-02-31;07:00;08:00;0', '__proto__', '<script>;;;']
    const answer = await upload(hours, lines.join('\n'))
    expectWholePage(answer, { status: 200, language: 'nl' })
    expect(readableText(answer.text)).toContain(nl('hours.problem.file'))
    expect(readableText(answer.text)).toContain(nl('hours.refused.not-a-day', { typed: '2026-02-31' }))
    expect(answer.text).toContain('value="date;from;until;break\r\n2026-07-06;07:00;15:30;30\r\n"')
    expect(answer.text).not.toContain('<script>;')
  })

  test('of bytes that are no text is refused by line, and the page goes on', async () => {
    const answer = await upload(hours, Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7) % 256)))
    expectWholePage(answer, { status: 200, language: 'nl' })
  })

  test('with a week that cannot be is refused and kept as it was typed', async () => {
    const typed = { 'd.0.from': '25:00', 'd.0.until': '15:00', 'd.0.break': '0', go: 'add' }
    const answer = await sendForm(hours, typed)
    expectWholePage(answer, { status: 422, language: 'nl' })
    expect(answer.text).toContain('value="25:00"')
  })
})

test('nothing of what was sent is kept: not on the disk of the server, not in its log, not in an address', async () => {
  const mark = `merkteken-${'loon'.repeat(3)}-nergens`
  for (const body of [{ [mark]: mark }, { birthDate: mark }, [{ birthDate: mark }]]) {
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    await send({ method: 'POST', path: '/api/v1/payslip-checks', headers, body: JSON.stringify(body) })
  }
  const answers = [
    await upload(batch, `person;hours;pay.base\n${mark};40;599,60\n${mark};${mark};x\n`),
    await upload(`${batch}/result.csv`, `person;hours\n${mark};40\n`),
    await upload(`${batch}/result.json`, `person;hours\n${mark};40\n`),
    await upload(batch, `${mark};hours\n1;2\n`),
    await upload(hours, `2026-07-06;07:00;15:00;${mark}\n`),
    await sendForm(hours, { log: mark, 'd.0.from': mark.slice(0, 20), go: 'add' }),
    await sendForm(`${hours}/file`, { log: `2026-07-06;07:00;15:00;0\n${mark}` }),
  ]
  for (const { headers, status } of answers) {
    expect(headers['cache-control'], String(status)).toBe('no-store')
    expect(`${headers.location ?? ''}${headers['set-cookie'] ?? ''}`).not.toContain(mark)
  }
  expect(filesWith(mark)).toEqual([])
})

test('the search for what was kept does find what is kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baken-test-'))
  try {
    writeFileSync(join(folder, 'kept'), `before controle-${'loon'}-bewaard after`)
    expect(filesWith(`controle-${'loon'}-bewaard`)).toEqual([join(folder, 'kept')])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
