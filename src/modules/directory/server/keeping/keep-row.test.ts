import { beforeEach, describe, expect, test } from 'vitest'
import { compareEdits } from '#kernel/compare-edits.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { changesOf, point, thursday } from '../../testing/some-changes.ts'
import { anOrganisation, aPoint, keptDirectory } from '../../testing/some-directory.ts'
import {
  aKeepingDesk,
  colleague,
  keptNames,
  rowStore,
  stranger,
  translator,
  wantSecondLook,
  worker,
} from '../../testing/some-keepers.ts'
import { importRows, publishDirectory } from '../publish-directory.ts'
import { decideChange } from './decide-change.ts'
import { changeRow, confirmRow, undoChange } from './keep-row.ts'
import type { KeepingDesk, KeepingTables } from './keeping-desk.ts'
import { keptList } from './kept-pages.ts'

const database = databasePerTest<KeepingTables>('migrations')
let desk: KeepingDesk & { at(time: string): void }
beforeEach(async () => {
  desk = await aKeepingDesk(database())
})

const { asDrawn, typed, change, publicPoint, lines } = changesOf(() => desk)

describe('what an organisation changes of its own row', () => {
  test('is what everybody reads from that moment, with the organisation as its source and half a year to go', async () => {
    expect(await change(thursday)).toEqual({ ok: true, value: { outcome: 'changed' } })
    const found = await publicPoint()
    expect(found?.schedule?.weekly[0]?.slots).toEqual([{ weekday: 4, opens: 600, closes: 720, byAppointment: false }])
    expect(found).toMatchObject({
      sources: ['SELF-1'],
      confidence: 'seen',
      checkedOn: '2026-11-29',
      expiresOn: '2027-05-31',
      verifiedByPerson: true,
    })
    expect(found?.schedule).toMatchObject({ sources: ['SELF-1'], confidence: 'seen' })
  })

  test('leaves one line in the audit, without a word of what was written', async () => {
    await change(thursday)
    expect(await lines()).toEqual([
      {
        actor: 'medewerker',
        action: 'directory-row.change',
        object: 'directory-row:points/help-town-hall',
        detail: '{"state":"in-effect","version":1}',
      },
    ])
  })

  test('says which field is wrong, and changes nothing', async () => {
    expect(await change({ 'week0-4': ['20:00-18:30'], phone: ['niet bekend'] })).toEqual({
      ok: true,
      value: {
        outcome: 'wrong',
        problems: [
          { field: 'week0-4', code: 'closes-first' },
          { field: 'phone', code: 'no-number' },
        ],
      },
    })
    expect(await publicPoint()).toEqual(aPoint())
    expect(await lines()).toEqual([])
  })

  test('is nothing when nothing is different', async () => {
    expect(await change({})).toEqual({ ok: true, value: { outcome: 'same' } })
    expect(await lines()).toEqual([])
  })

  test.each([
    ['somebody of another organisation', stranger, 'unknown-row'],
    ['a colleague who does not open doors', translator, 'role'],
    ['somebody who does not work there', { ...worker, person: 'buur' }, 'not-here'],
  ])('is not for %s', async (_, actor, error) => {
    expect(await change(thursday, { actor })).toEqual({ ok: false, error })
    expect(await publicPoint()).toEqual(aPoint())
  })

  test('a place that another organisation uses too is nobody’s to change', async () => {
    expect((await keptList(desk, worker)).locations.map(({ id }) => id)).toEqual(['town-hall'])
    expect(await changeRow(desk, worker, { part: 'locations', id: 'library', basedOn: 0 }, {})).toEqual({
      ok: false,
      error: 'unknown-row',
    })
  })
})

describe('files and imports', () => {
  test('leave it as its organisation made it, and say so', async () => {
    await change(thursday)
    const changed = await publicPoint()
    const files = {
      ...keptDirectory(),
      organisations: [
        anOrganisation({ url: 'https://example.org' }),
        anOrganisation({ id: 'the-others', name: 'De Anderen' }),
      ],
    }
    expect(await publishDirectory(files, rowStore(desk.db), keptNames(), desk.now())).toEqual({
      outcome: 'loaded',
      kept: [{ row: 'points/help-town-hall', by: 'screen' }],
    })
    const imported = aPoint({ schedule: null })
    const by = { actor: 'operator', organisation: null }
    expect(
      await importRows([{ part: 'points', id: imported.id, body: imported }], rowStore(desk.db), keptNames(), {
        now: desk.now(),
        by,
      }),
    ).toEqual({ ok: true, changed: 0, kept: ['points/help-town-hall'] })
    expect(await publicPoint()).toEqual(changed)
  })
})

describe('"still correct"', () => {
  test('moves the day, makes what was doubtful certain, and changes nothing else', async () => {
    await change({ ...thursday })
    desk.at('2027-05-01T12:00:00Z')
    expect(await confirmRow(desk, colleague, { ...point, basedOn: 1 })).toEqual({
      ok: true,
      value: { outcome: 'changed' },
    })
    const found = await publicPoint()
    expect(found).toMatchObject({ checkedOn: '2027-05-01', expiresOn: '2027-10-31' })
    expect(found?.schedule?.weekly[0]?.slots).toHaveLength(1)
  })

  test('is not said of what somebody else changed since', async () => {
    await change(thursday)
    expect(await confirmRow(desk, colleague, { ...point, basedOn: 0 })).toEqual({
      ok: false,
      error: 'changed-meanwhile',
    })
  })

  test('needs no second look', async () => {
    await wantSecondLook(desk.db)
    expect(await confirmRow(desk, worker, { ...point, basedOn: 0 })).toEqual({
      ok: true,
      value: { outcome: 'changed' },
    })
    expect((await publicPoint())?.sources).toEqual(['SELF-1'])
  })
})

describe('two people at once', () => {
  test('the second sees the first’s change beside their own, and both are kept when they chose', async () => {
    const mine = await typed({ phone: ['013 123 45 67'], 'week0-4': ['09:00-10:00'] })
    await change(thursday)
    const met = await changeRow(desk, colleague, { ...point, basedOn: 0 }, mine)
    if (!met.ok || met.value.outcome !== 'meanwhile') throw new Error('nobody was met')
    const { base, theirs, version, madeBy } = met.value.meanwhile
    expect([version, madeBy]).toEqual([1, 'medewerker'])
    const compared = compareEdits(base, theirs, met.value.meanwhile.mine)
    expect(compared.filter(({ verdict }) => verdict !== 'same').map(({ field, verdict }) => [field, verdict])).toEqual([
      ['week0-4', 'both'],
      ['phone', 'only-mine'],
    ])
    const chosen = { ...mine, 'week0-4': theirs['week0-4'] ?? [] }
    expect(await changeRow(desk, colleague, { ...point, basedOn: version }, chosen)).toEqual({
      ok: true,
      value: { outcome: 'changed' },
    })
    const found = await publicPoint()
    expect(found?.phones.map(({ number }) => number)).toEqual(['013 123 45 67'])
    expect(found?.schedule?.weekly[0]?.slots).toMatchObject([{ opens: 600 }])
  })

  test('who only confirmed in between leaves nothing to choose', async () => {
    await confirmRow(desk, worker, { ...point, basedOn: 0 })
    expect(await change(thursday, { actor: colleague, basedOn: 0 })).toEqual({
      ok: true,
      value: { outcome: 'changed' },
    })
  })
})

describe('an undo', () => {
  test('gives back the row as it was, with its sources and days; and is undone itself', async () => {
    await change(thursday)
    expect(await undoChange(desk, colleague, { ...point, version: 1 })).toEqual({
      ok: true,
      value: { outcome: 'changed' },
    })
    expect(await publicPoint()).toEqual(aPoint())
    await undoChange(desk, worker, { ...point, version: 2 })
    expect((await publicPoint())?.sources).toEqual(['SELF-1'])
    const { history } = await asDrawn()
    expect(history.map(({ version, act, who, fields }) => [version, act, who, fields])).toEqual([
      [3, 'undo', 'Persoon medewerker', ['week0-4']],
      [2, 'undo', 'Persoon collega', ['week0-4']],
      [1, 'change', 'Persoon medewerker', ['week0-4']],
    ])
  })

  test('is only of the newest change, and there has to be one', async () => {
    expect(await undoChange(desk, worker, { ...point, version: 0 })).toEqual({ ok: false, error: 'nothing-to-undo' })
    await change(thursday)
    await change({ phone: ['013 123 45 67'] }, { basedOn: 1 })
    expect(await undoChange(desk, worker, { ...point, version: 1 })).toEqual({ ok: false, error: 'changed-meanwhile' })
  })

  test('is of the newest that counts, also when a later one was refused', async () => {
    await change(thursday)
    await wantSecondLook(desk.db)
    await change({ phone: ['013 123 45 67'] }, { basedOn: 1 })
    await decideChange(desk, colleague, { ...point, version: 2 }, { do: 'refuse', said: 'Nee.' })
    expect((await asDrawn()).undoes).toBe(1)
    expect(await undoChange(desk, worker, { ...point, version: 1 })).toEqual({
      ok: true,
      value: { outcome: 'waiting' },
    })
    await decideChange(desk, colleague, { ...point, version: 3 }, { do: 'agree' })
    expect(await publicPoint()).toEqual(aPoint())
  })

  test('takes a second person where a change does', async () => {
    await change(thursday)
    await wantSecondLook(desk.db)
    expect(await undoChange(desk, worker, { ...point, version: 1 })).toEqual({
      ok: true,
      value: { outcome: 'waiting' },
    })
    expect((await publicPoint())?.sources).toEqual(['SELF-1'])
  })
})
