import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { docxText } from '../../../tests/support/read-docx.ts'
import { project, runCommand } from '../testing/run-command.ts'
import { reportCommands } from './report.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const baken = (line: string, root = project) =>
  runCommand(reportCommands, `report states ${line} --out ${folder}`, { root })
const golden = '--from 2020-01-01 --to 2020-12-31 --motion M108-2020'
const name = 'statenmededeling-M108-2020-2020-12-31'

describe('baken report states', () => {
  test('writes the note as DOCX and PDF, and says what it left out', async () => {
    const { code, out, err } = await baken(golden)
    expect([code, readdirSync(folder).sort()]).toEqual([0, [`${name}.docx`, `${name}.pdf`]])
    expect(out).toMatch(/\d+ sentences, 47 rows, 5 left out/)
    expect(err).toContain('left out: s1-072 (told): nothing-behind-it')
    const text = (await docxText(readFileSync(join(folder, `${name}.docx`)))).join('\n')
    expect(text).toContain('45 %. Dat zijn er 28 van de 62.')
    expect(readFileSync(join(folder, `${name}.pdf`)).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  test('gives as JSON what each sentence rests on', async () => {
    const { out } = await baken('--from 2019-01-01 --to 2019-12-31 --motion 13a --form memo --language en --json')
    expect(JSON.parse(out)).toMatchObject({
      asked: { form: 'memo', motions: ['M13a-2018'] },
      files: [join(folder, 'memo-M13a-2018-2019-12-31.docx'), join(folder, 'memo-M13a-2018-2019-12-31.pdf')],
      sentences: expect.arrayContaining([
        expect.objectContaining({
          text: 'Motion 13A: attention for trafficking in Brabant. Adopted on 9 November 2018.',
        }),
      ]),
      refused: [{ about: 's2-002' }, { about: 's2-006' }, { about: 's2-037' }],
    })
  })

  test('replaces no file without --force, and then leaves both as they were', async () => {
    writeFileSync(join(folder, `${name}.pdf`), 'mine')
    const { code, err } = await baken(golden)
    expect([code, readdirSync(folder)]).toEqual([1, [`${name}.pdf`]])
    expect(err).toContain('is there already')
    expect(readFileSync(join(folder, `${name}.pdf`), 'utf8')).toBe('mine')
    expect((await baken(`${golden} --force`)).code).toBe(0)
    expect(readFileSync(join(folder, `${name}.pdf`)).length).toBeGreaterThan(1_000)
  })

  test('writes both files or none', async () => {
    mkdirSync(join(folder, `${name}.pdf`))
    const { code, err } = await baken(`${golden} --force`)
    expect([code, existsSync(join(folder, `${name}.docx`))]).toEqual([1, false])
    expect(err).toContain('The files could not be written')
    expect(readdirSync(folder)).toEqual([`${name}.pdf`])
  })

  test.each([
    ['--from 2018-01-01 --to 2018-11-08', 'Nothing could be said'],
    ['--from 2020-01-01 --to 2020-06-18 --motion M108-2020', 'is no motion or promise'],
    ['--from 2020-01-01 --to 2026-11-22', 'is still to come'],
    ['--from 2021-01-01 --to 2020-12-31', 'is after the last day'],
    ['--from 2020-01-01 --to 2020-12-31 --form brief', 'is not a form'],
    ['--from 2020-01-01 --to 2020-12-31 --language pl', 'There are no sentences'],
  ])('"%s" is refused and nothing is written', async (line, sentence) => {
    const { code, out, err } = await baken(`${line} --json`)
    expect(code).toBe(1)
    expect(err).toContain(sentence)
    expect(JSON.parse(out)).toHaveProperty('refused')
    expect(readdirSync(folder)).toEqual([])
  })

  test.each(['', '--from 2020-01-01', '--from 2020-02-30 --to 2020-12-31', '--from 2020-01-01 --to 2020-12-31 --all'])(
    '"%s" is wrong use',
    async (line) => expect(await baken(line)).toMatchObject({ code: 2, out: '' }),
  )

  test('is not written with sentences in which a number is typed', async () => {
    const root = join(folder, 'root')
    for (const part of ['data', 'content']) cpSync(join(project, part), join(root, part), { recursive: true })
    const file = join(root, 'content/report/nl.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('Daarvan hebben er', 'Van de 28 hebben er'))
    const { code, out, err } = await baken(golden, root)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/content\/report\/nl\.yaml:\d+ \[template-digit\]/)
  })
})
