import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { areasStore } from '#modules/areas/server/index.ts'
import { areasDatabase } from '#modules/areas/testing/areas-database.ts'
import type { Tables } from '../database.ts'
import { areasCommands } from './areas.ts'
import type { Io } from './command.ts'

const project = join(import.meta.dirname, '../../..')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'areas-command-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function baken(args: string[], changes: Partial<Io> = {}) {
  const command = areasCommands.find(({ name }) => name === args.slice(0, 2).join(' ')) ?? areasCommands.at(-1)
  if (!command) throw new Error('no commands')
  const [out, err]: [string[], string[]] = [[], []]
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    root: project,
    today: day('2026-11-21'),
    ...changes,
  }
  const code = await command.run(args.slice(command.name.split(' ').length), io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const words = (line: string) => line.split(' ')
const parsed = async (line: string): Promise<unknown> => JSON.parse((await baken(words(line))).out)
const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

describe('baken areas', () => {
  test('gives the municipalities of a day as JSON', async () => {
    const listed = await parsed('areas --on 2020-12-31 --json')
    expect(listed).toHaveLength(62)
    expect(listed).toContainEqual({
      code: 'GM0788',
      name: 'Haaren',
      regions: [
        { scheme: 'labour-market-region', code: 'AM27', name: 'Noordoost-Brabant' },
        { scheme: 'safety-region', code: 'VR21', name: 'Brabant-Noord' },
        { scheme: 'police-unit', code: 'OB', name: 'Oost-Brabant' },
      ],
      lat: 51.61,
      lon: 5.24,
      population: null,
    })
  })

  test.each([
    ['2018-12-31', 64],
    ['2019-01-01', 62],
    ['2020-12-31', 62],
    ['2021-01-01', 61],
    ['2021-12-31', 61],
    ['2022-01-01', 56],
    ['2026-11-21', 56],
  ])('on %s there are %i', async (on, count) => expect(await parsed(`areas --on ${on} --json`)).toHaveLength(count))

  test('gives a table for people, in the order of the names, and says when a division was not verified', async () => {
    const { code, out } = await baken(words('areas --on 2022-01-01'))
    expect(code).toBe(0)
    expect(out).toMatch(/^GM0772 {2}Eindhoven +AM28 VR22 OB$/m)
    expect(out.indexOf('Heusden')).toBeLessThan(out.indexOf('Hilvarenbeek'))
    expect(out).toMatch(/56 municipalities on 2022-01-01$/)
    expect((await baken(words('areas --on 2026-01-01'))).out).toMatch(
      /56 municipalities on 2026-01-01 \(not verified: .+\)$/,
    )
  })

  test.each(['2017-12-31', '2026-11-22'])('%s is refused, with the days that are known', async (on) => {
    const { code, out, err } = await baken(words(`areas --on ${on} --json`))
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({
      refused: 'out-of-coverage',
      on,
      coverage: { from: '2018-01-01', lastChecked: '2026-11-21' },
    })
    expect(err).toBe(`${on} is outside the days that are known: 2018-01-01 up to and including 2026-11-21.`)
    expect(await baken(words(`areas --on ${on}`))).toMatchObject({ code: 1, out: '' })
  })

  test.each([
    'areas',
    'areas --on',
    'areas --on 2021-02-29',
    'areas --on yesterday',
    'areas --on 2021-01-01 --colour',
    'areas somewhere --on 2021-01-01',
    'areas translate --from 2020-01-01',
    'areas translate --from 2020-01-01 --to 2022-01-01 --on 2021-01-01',
    'areas check everything',
    'areas compare',
    'areas compare a.json b.json',
    'areas compare a.json --on 2021-02-29',
    'areas import-boundaries a.json',
    'areas import-boundaries --from 2022-01-01',
  ])('"%s" is wrong use and says how to use it', async (line) => {
    const { code, out, err } = await baken(words(line))
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^Use: baken areas /)
  })

  test('the bare command finds its sub-commands itself', async () => {
    const bare = areasCommands.at(-1)
    const out: string[] = []
    const io: Io = { out: (text) => void out.push(text), err: () => {}, root: project, today: day('2026-11-21') }
    expect(await bare?.run(['check'], io)).toBe(0)
    expect(out.join()).toContain('0 findings')
  })
})

describe('baken areas translate', () => {
  test('gives the rows as JSON, each with its share', async () => {
    const rows = await parsed('areas translate --from 2020-12-31 --to 2022-01-01 --json')
    expect(rows).toContainEqual({ from: 'GM0788', to: 'GM0824', share: 0.41 })
    expect(rows).toContainEqual({ from: 'GM0856', to: 'GM1991', share: 1 })
    expect(rows).toContainEqual({ from: 'GM0824', to: 'GM0824', share: 1 })
    expect(rows).toHaveLength(62 + 3)
  })

  test('gives what changed, for people', async () => {
    const { out } = await baken(words('areas translate --from 2020-12-31 --to 2021-01-01'))
    expect(out).toContain('GM0788 → GM0865  0.34  (own)')
    expect(out).toContain('61 municipalities went on')
  })

  test('back over a change is refused', async () => {
    const { code, out, err } = await baken(words('areas translate --from 2022-01-01 --to 2021-12-31 --json'))
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({ refused: 'backwards', from: '2022-01-01', to: '2021-12-31' })
    expect(err).toContain('not counted for its parts')
  })

  test.each([
    ['--from 2017-12-31 --to 2022-01-01', '2017-12-31'],
    ['--from 2022-01-01 --to 2026-11-22', '2026-11-22'],
  ])('%s is refused for the day outside', async (days, on) => {
    const { code, out } = await baken(words(`areas translate ${days} --json`))
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ refused: 'out-of-coverage', on })
  })
})

describe('baken areas check', () => {
  test('finds our data sound', async () => {
    expect(await baken(words('areas check --json'))).toEqual({ code: 0, out: '{"findings":[]}', err: '' })
    expect((await baken(words('areas check'))).out).toContain('67 municipalities, 14 successions')
  })

  test('lists what is wrong, and the other commands give no answer out of wrong data', async () => {
    const data = join(folder, 'data/areas')
    cpSync(join(project, 'data/areas'), data, { recursive: true })
    const path = join(data, 'successions.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace('share: 4100', 'share: 4000'))
    const sentence = 'add up to 9900, not to 10000.'

    const checked = await baken(words('areas check'), { root: folder })
    expect(checked).toMatchObject({ code: 1 })
    expect(checked.out).toContain(sentence)
    const listed = await baken(words('areas --on 2022-01-01 --json'), { root: folder })
    expect(listed).toMatchObject({ code: 1, out: '' })
    expect(listed.err).toContain(sentence)
  })
})

describe('baken areas compare', () => {
  const title = (code: string, name: string) => ({ Identifier: code, Title: name })
  const context = 'https://datasets.cbs.nl/odata/v1/CBS/84721NED/$metadata#RegioSCodes'

  test('compares with the day of the table, and says which', async () => {
    const path = file('regions.json', { '@odata.context': context, value: [title('GM0772', 'Eindhoven ')] })
    const { code, out, err } = await baken(['areas', 'compare', path])
    expect(code).toBe(1)
    expect(err).toBe('Compared with our data of 2020-01-01.')
    expect(out).toContain('GM0788 is here, not with CBS: here Haaren, CBS –')
    expect(out).toContain('61 differences; compared: names')
  })

  test('is good when nothing differs', async () => {
    const listed = JSON.parse((await baken(words('areas --on 2022-01-01 --json'))).out)
    const value = listed.map(({ code, name }: { code: string; name: string }) => title(code, name))
    const { code, out } = await baken([
      'areas',
      'compare',
      file('same.json', { value }),
      '--on',
      '2022-01-01',
      '--json',
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ on: '2022-01-01', differences: [], compared: { municipalities: false } })
  })

  test('says what was wrong with a file', async () => {
    const { code, err } = await baken(['areas', 'compare', file('other.json', {})])
    expect([code, err]).toEqual([1, 'This is not an answer of CBS open data: it has no list called "value".'])
  })
})

describe('baken areas import-boundaries', () => {
  const square = {
    type: 'Polygon',
    coordinates: [
      [
        [5, 51.5],
        [5.1, 51.5],
        [5.1, 51.6],
        [5, 51.5],
      ],
    ],
  }
  const boundaries = async (count: number) => {
    const listed = JSON.parse((await baken(words('areas --on 2022-01-01 --json'))).out).slice(0, count)
    const features = listed.map(({ code, name }: { code: string; name: string }) => {
      return { type: 'Feature', properties: { statcode: code, statnaam: name }, geometry: square }
    })
    return file('boundaries.json', { type: 'FeatureCollection', features })
  }

  test('needs a database, and says so', async () => {
    const { code, err } = await baken(['areas', 'import-boundaries', await boundaries(56), '--from', '2022-01-01'])
    expect(code).toBe(1)
    expect(err).toContain('DATABASE_URL')
  })

  test('saves all boundaries or none, and closes the database either way', async () => {
    const db = await areasDatabase<Tables>()
    let closed = 0
    const database = async () => ({ db, close: async () => void closed++ })
    const run = async (count: number) =>
      baken(['areas', 'import-boundaries', await boundaries(count), '--from', '2022-01-01', '--licence', 'CC0'], {
        database,
      })
    const stored = () =>
      areasStore(db.$pickTables<'areas_municipality' | 'areas_boundary'>()).boundariesOn(day('2026-11-21'))

    expect(await run(56)).toMatchObject({ code: 0, out: '56 boundaries saved, from 2022-01-01 on.', err: '' })
    const refused = await run(55)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('Nothing was changed.')
    expect(await stored()).toHaveLength(56)
    expect(closed).toBe(2)
    await db.destroy()
  })

  test.each(['2017-12-31', '2026-11-22'])('from %s is refused', async (from) => {
    const { code } = await baken(['areas', 'import-boundaries', 'none.json', '--from', from])
    expect(code).toBe(1)
  })

  test('an address without https is refused before anything is sent', async () => {
    const db = await areasDatabase<Tables>()
    const database = async () => ({ db, close: () => db.destroy() })
    const { code, err } = await baken(words('areas import-boundaries http://boundaries.test/ --from 2022-01-01'), {
      database,
    })
    expect(code).toBe(1)
    expect(err).toContain('only https')
  })
})
