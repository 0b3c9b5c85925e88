import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { standingStates } from '../../domain/merger.ts'
import { aDocument, aRuleValue, aStatement } from '../../testing/policy-builders.ts'
import { loadPolicy, type Policy } from '../load-policy.ts'
import { comparePage } from './compare-page.ts'
import { documentPage } from './document-page.ts'
import { type DocumentQuery, documentList, municipalityChoices } from './documents-page.ts'
import { expiringPage } from './expiring-page.ts'
import { frameworksOn, regionsIn } from './framework-view.ts'
import { inventoryCsv } from './inventory-csv.ts'
import { inventoryPage } from './inventory-page.ts'
import { rulesPage } from './rules-page.ts'

const data = join(import.meta.dirname, '../../../../../data')
const areas = loadAreas(join(data, 'areas'))
const published = await loadPolicy(data, areas)
const words = { about: 'Kader van Cuijk.' }

/** Cuijk, GM1684, went into Land van Cuijk, GM1982, on 1 January 2022. */
const cuijk = aDocument({ id: 'cuijk-2019', municipality: 'GM1684', decided: '2019-05-01', theme: 'housing' })
const dutch = published.words.get('nl')
if (!dutch) throw new Error('no Dutch words')
const withCuijk: Policy = {
  ...published,
  documents: [...published.documents, cuijk],
  words: new Map([['nl', { ...dutch, documents: { ...dutch.documents, 'cuijk-2019': words } }]]),
}
function viewOn(on: string, policy: Policy = published) {
  const view = frameworksOn(policy, areas, day(on), 'nl')
  if (!view.ok) throw new Error(view.error)
  return view.value
}
const everything: DocumentQuery = {
  theme: null,
  municipality: null,
  region: null,
  state: null,
  text: '',
  sort: 'municipality',
}
const found = (view: ReturnType<typeof viewOn>, query: Partial<DocumentQuery>) =>
  documentList(view, { ...everything, ...query }).rows.map(({ id }) => id)

test('a day that nobody looked at has no answer', () => {
  expect(frameworksOn(published, areas, day('2017-12-31'), 'nl')).toEqual({ ok: false, error: 'out-of-coverage' })
})

describe('the inventory as it is published', () => {
  test('knows nothing but what documents and the count of 2020 show', () => {
    const { counts, rows } = inventoryPage(viewOn('2026-11-21'), null, null)
    expect(rows).toHaveLength(56)
    expect(Object.fromEntries(counts.map(({ theme, counts: one }) => [theme, one.adopted]))).toEqual({
      integral: 8,
      housing: 1,
      spatial: 0,
      'environment-plan': 0,
      'labour-migration': 2,
      social: 0,
      economy: 0,
      trafficking: 3,
      safety: 0,
    })
    expect(counts.every(({ counts: one }) => one.none === 0 && one.wished === 0 && one['in-preparation'] === 0)).toBe(
      true,
    )
    expect(counts.every(({ counts: one }) => one.adopted + one.unknown === 56)).toBe(true)
  })

  test('of one region and theme', () => {
    const { rows, themes } = inventoryPage(viewOn('2026-11-21'), 'AM28', 'trafficking')
    expect([rows.length, themes]).toEqual([13, ['trafficking']])
    expect(rows.filter(({ cells }) => cells[0]?.status === 'adopted').map(({ name }) => name)).toEqual([
      'Bergeijk',
      'Eersel',
    ])
  })

  test('goes by the division of the day', () => {
    expect(inventoryPage(viewOn('2020-12-31'), null, null).rows).toHaveLength(62)
    expect(inventoryPage(viewOn('2021-01-01'), null, null).rows).toHaveLength(61)
  })

  test('opens in a spreadsheet, and nothing in it runs', () => {
    const policy = { ...published, inventory: [aStatement({ municipality: 'GM0828', saidBy: '=1+1', on: '2021' })] }
    const lines = inventoryCsv(viewOn('2026-11-21', policy), null, 'housing').trimEnd().split('\r\n')
    expect(lines[0]).toBe(
      '\uFEFFon;code;name;region_code;region_name;theme;status;date;rests_on;document;said_by;sources;confidence',
    )
    expect(lines).toHaveLength(57)
    expect(lines).toContain(
      "2026-11-21;GM0828;Oss;AM27;Noordoost-Brabant;housing;wished;2021;statement;;'=1+1;PON-1;seen",
    )
  })
})

describe('the documents', () => {
  test('of a past day leave out what was not decided yet, and count it', () => {
    const view = viewOn('2020-01-30')
    expect(documentList(view, everything)).toMatchObject({ total: 9, notYet: 5 })
    expect(found(view, {})).toHaveLength(4)
    expect(found(view, { state: 'not-yet' })).toHaveLength(5)
  })

  test('are found by theme, region, municipality and words, without capitals or accents', () => {
    const view = viewOn('2026-11-21')
    expect(found(view, { theme: 'trafficking', region: 'AM28' })).toEqual(['bergeijk-2024', 'eersel-2023'])
    expect(found(view, { municipality: 'GM0824' })).toEqual(['oisterwijk-2021'])
    expect(found(view, { text: 'OISTERWIJK káder' })).toEqual(['oisterwijk-2021'])
    expect(found(view, { text: 'zonnepark' })).toEqual([])
  })

  test('each have one state, and the states together are all of them', () => {
    const view = viewOn('2022-06-01')
    const perState = standingStates.flatMap((state) => found(view, { state }))
    expect(perState.toSorted()).toEqual(published.documents.map(({ id }) => id).toSorted())
  })

  test('come in the order that was asked for; what has no date comes last', () => {
    const ids = found(viewOn('2026-11-21'), { sort: 'decided' })
    expect([ids[0], ...ids.slice(-2).toSorted()]).toEqual(['bergeijk-2024', 'boekel-spatial', 'nuenen-safety'])
  })
})

describe('after a merger', () => {
  test('a document stays of the dissolved municipality, with who took over and an end that was worked out', () => {
    const page = documentPage(viewOn('2023-12-31', withCuijk), 'cuijk-2019')
    expect(page).toMatchObject({
      ok: true,
      value: {
        state: 'after-merger',
        owner: { name: 'Cuijk', exists: false, successors: [{ code: 'GM1982', name: 'Land van Cuijk' }] },
        region: { code: 'AM27' },
        end: { date: '2024-01-01', reason: 'merger', confidence: 'own' },
        moments: [
          { kind: 'decided', date: '2019-05-01', derived: false },
          { kind: 'merger', date: '2022-01-01', derived: false },
          { kind: 'end', date: '2024-01-01', derived: true },
        ],
      },
    })
  })

  test('who looks for the new municipality finds it too, and it can be chosen', () => {
    const view = viewOn('2022-01-01', withCuijk)
    expect(found(view, { municipality: 'GM1982' })).toEqual(['cuijk-2019'])
    expect(municipalityChoices(view).filter(({ code }) => code === 'GM1684')).toEqual([
      { code: 'GM1684', name: 'Cuijk' },
    ])
  })

  test('it expires two years later, and the day before the merger nobody could know', () => {
    const groups = (on: string) => expiringPage(viewOn(on, withCuijk)).groups
    expect(groups('2021-12-31')['no-known-end'].map(({ id }) => id)).toContain('cuijk-2019')
    expect(groups('2023-01-01')['within-a-year'].map(({ id }) => id)).toEqual(['cuijk-2019'])
    expect(groups('2024-01-01')['may-have-ended'].map(({ id }) => id)).toEqual(['cuijk-2019'])
  })

  test('of every dissolved municipality the term is worked out, also when no document is known', () => {
    const { mergers } = expiringPage(viewOn('2023-06-01'))
    expect(mergers.map(({ name }) => name)).toEqual([
      'Boxmeer',
      'Cuijk',
      'Grave',
      'Landerd',
      'Mill en Sint Hubert',
      'Sint Anthonis',
      'Uden',
      'Haaren',
      'Aalburg',
      'Werkendam',
      'Woudrichem',
    ])
    expect(mergers.filter(({ over }) => !over).map(({ until }) => until)).toEqual(Array(7).fill('2024-01-01'))
    expect(expiringPage(viewOn('2018-12-31')).mergers).toEqual([])
  })
})

describe('a comparison', () => {
  const view = viewOn('2026-11-21')
  test.each([
    [['GM0824'], 'too-few'],
    [[], 'too-few'],
    [['GM0824', 'GM9999'], 'unknown-pick'],
    [['GM0824', 'GM1684'], 'unknown-pick'],
    [['GM0824', 'GM0824'], 'same-twice'],
    [['GM0824', 'eersel-2023'], 'mixed'],
  ])('of %j is refused: %s', (picks, error) => expect(comparePage(view, picks)).toEqual({ ok: false, error }))

  test('of municipalities says for each what is known, and what not', () => {
    const compared = comparePage(view, ['GM0824', 'GM0770'])
    if (!compared.ok || compared.value.kind !== 'municipalities') throw new Error('no municipalities')
    expect(
      compared.value.columns.map(({ name, cells }) => [name, cells.housing.status, cells.trafficking.status]),
    ).toEqual([
      ['Oisterwijk', 'adopted', 'unknown'],
      ['Eersel', 'unknown', 'adopted'],
    ])
  })

  test('of documents has them in the order they were chosen', () => {
    const compared = comparePage(view, ['eersel-2023', 'oisterwijk-2021'])
    expect(compared.ok && compared.value.columns.map((one) => 'id' in one && one.id)).toEqual([
      'eersel-2023',
      'oisterwijk-2021',
    ])
  })
})

describe('housing rules', () => {
  test('are not known of any municipality, and advice counts for none', () => {
    const page = rulesPage(viewOn('2026-11-21'), null)
    expect([page.municipalities, page.known]).toEqual([56, 0])
    expect(page.rules.every(({ agreement, unknown }) => agreement === null && unknown === 56)).toBe(true)
    expect(page.rules.flatMap(({ rule, advice }) => (advice.length > 0 ? [rule] : []))).toEqual([
      'persons-per-room',
      'own-bedroom',
    ])
  })

  test('of a document that may have ended are not known any more', () => {
    const policy = { ...withCuijk, housingRules: [aRuleValue({ municipality: 'GM1684', document: 'cuijk-2019' })] }
    const known = (on: string) => rulesPage(viewOn(on, policy), 'AM27').known
    expect([known('2021-12-31'), known('2022-01-01')]).toEqual([1, 0])
    const ended = { ...aDocument({ id: 'ended', municipality: 'GM0828', decided: '2020', validUntil: '2024' }) }
    const other = {
      ...published,
      documents: [ended],
      housingRules: [aRuleValue({ municipality: 'GM0828', document: 'ended', from: '2021' })],
    }
    expect(['2023-12-31', '2024-01-01'].map((on) => rulesPage(viewOn(on, other), null).known)).toEqual([1, 0])
  })
})

test('the regions of a filter are those with municipalities on the day', () => {
  expect(regionsIn(viewOn('2026-11-21'))).toHaveLength(6)
})

describe('a made-up municipality, of the demonstration', () => {
  const itsOwn = aDocument({ id: 'gm9901-one', municipality: 'GM9901', decided: '2019', validUntil: '2020-06-01' })
  const about = { act: 'add', on: day('2026-11-29'), about: 'Verzonnen.' } as const
  const withMadeUp: Policy = {
    ...published,
    documents: [...published.documents, itsOwn],
    ownWords: new Map([['gm9901-one', about]]),
    madeUp: new Map([['GM9901', 'Voorbeeldstad']]),
  }
  const [real, both] = [viewOn('2020-12-31'), viewOn('2020-12-31', withMadeUp)]

  test('has its documents in a table of their own, named and as said by itself', () => {
    const list = documentList(both, everything)
    expect(list.madeUp).toMatchObject([
      { id: 'gm9901-one', owner: { name: 'Voorbeeldstad', madeUp: true }, ownWord: { act: 'add', on: '2026-11-29' } },
    ])
    expect({ ...list, madeUp: [] }).toEqual(documentList(real, everything))
  })

  test('counts nowhere: not in the inventory, not in what expires, not among the municipalities to choose', () => {
    expect(inventoryPage(both, null, null)).toEqual(inventoryPage(real, null, null))
    expect(expiringPage(both)).toEqual(expiringPage(real))
    expect(municipalityChoices(both)).toEqual(municipalityChoices(real))
  })
})
