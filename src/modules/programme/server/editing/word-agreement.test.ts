import { type Kysely, sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, type Day, day, dutchDay } from '#kernel/days.ts'
import { inHat } from '#modules/organisations/server/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { AgreementWords } from '../../domain/editing/agreement.ts'
import { publishedAreas, publishedPolicy, publishedProgramme } from '../../testing/published-programme.ts'
import { actorNamed, aSaidWorld, aSaying, ground, type SaidTables } from '../../testing/said-world.ts'
import { itemPage } from '../item-page.ts'
import { liveRegister } from '../live-register.ts'
import { saidLayer } from './said-layer.ts'
import { sayOfItem } from './say-of-item.ts'
import { type WordAsk, wordAgreement } from './word-agreement.ts'

const database = databasePerTest<SaidTables>('migrations')
let db: Kysely<SaidTables>
beforeEach(async () => {
  db = database()
  await aSaidWorld(db)
})

const today = dutchDay(new Date())
const words: AgreementWords = {
  title: 'Toezicht op huisvesting',
  text: 'De gemeenten delen wat zij zien.',
  titleEn: null,
  textEn: null,
  made: '2026-10',
  deadline: { basis: 'vague', last: null },
  executors: ['EHV'],
}
const word = (person: string, ask: WordAsk, on: Day = today) =>
  wordAgreement({ db }, actorNamed(person), { areas: publishedAreas, today: on }, ask)
const outcome = async (...args: Parameters<typeof word>) => {
  const done = await word(...args)
  return done.ok ? done.value : done.error
}
const opened = async () => {
  const register = liveRegister(publishedProgramme, { areas: publishedAreas, policy: publishedPolicy }, [saidLayer(db)])
  await register.refresh()
  return register
}
const id = 'A-rwb-1'

describe('an agreement', () => {
  test('is written by the secretary of a table, and is in the register with its region', async () => {
    expect(await outcome('secretaris', { act: 'make', words })).toBe(id)
    const page = itemPage((await opened()).viewOn(today, 'nl'), id)
    expect(page).toMatchObject({
      ok: true,
      value: {
        title: { text: words.title },
        agreement: { table: { name: { text: 'Organisatie rwb' } }, executors: [{ id: 'EHV' }] },
        places: [{ place: 'rwb/RWB' }],
        state: 'open',
      },
    })
  })

  test.each([
    ['balie', 'role'],
    ['griffier', 'role'],
    ['hulp', 'relation'],
    ['afwezig', 'not-here'],
  ])('is not written by %s: %s', async (person, refusal) => {
    expect(await outcome(person, { act: 'make', words })).toBe(refusal)
  })

  test('is changed only by who made it, and by the second of two only after seeing the first', async () => {
    await word('secretaris', { act: 'make', words })
    const change = { act: 'change', id, basedOn: 1, words: { ...words, text: 'Elke maand.' } } as const
    expect(await outcome('manager', change)).toBe('relation')
    expect(await outcome('secretaris', { ...change, words })).toBe('nothing-changed')
    expect(await outcome('secretaris', change)).toBe(id)
    expect(await outcome('secretaris', { ...change, words: { ...words, text: 'Elke week.' } })).toBe(
      'changed-meanwhile',
    )
    expect(await outcome('secretaris', { ...change, id: 'A-rwb-7' })).toBe('unknown-agreement')
  })

  test('reads on an earlier day as it was worded then, and can be put back', async () => {
    const first = day('2026-11-01')
    await word('secretaris', { act: 'make', words }, first)
    const changed = { ...words, title: 'Toezicht samen', titleEn: 'Supervision together', textEn: 'Together.' }
    await word('secretaris', { act: 'change', id, basedOn: 1, words: changed })
    const register = await opened()
    const titleOn = (on: Day, language: string) => {
      const page = itemPage(register.viewOn(on, language), id)
      return page.ok ? page.value.title.text : page.error
    }
    expect(titleOn(addDays(first, -1), 'nl')).toBe('unknown-item')
    expect(titleOn(first, 'nl')).toBe(words.title)
    expect(titleOn(addDays(today, -1), 'nl')).toBe(words.title)
    expect(titleOn(today, 'nl')).toBe('Toezicht samen')
    // Not translated yet on that day.
    expect([titleOn(first, 'en'), titleOn(today, 'en')]).toEqual([words.title, 'Supervision together'])
    expect(await outcome('secretaris', { act: 'undo', id, basedOn: 2, version: 9 })).toBe('unknown-version')
    expect(await outcome('secretaris', { act: 'undo', id, basedOn: 2, version: 1 })).toBe(id)
    await register.refresh()
    expect(titleOn(today, 'nl')).toBe(words.title)
  })

  test('is spoken of by its table as any row is, and by nobody else', async () => {
    await word('secretaris', { act: 'make', words })
    const programme = (await opened()).programme()
    const ask = {
      item: id,
      step: 'say',
      basedOn: 0,
      saying: aSaying({ change: 'state', to: 'running' }),
      today,
    } as const
    const say = (person: string) => sayOfItem({ db }, actorNamed(person), { ...ground, programme }, ask)
    expect(await say('manager')).toEqual({ ok: false, error: 'relation' })
    expect((await say('secretaris')).ok).toBe(true)
    const page = itemPage((await opened()).viewOn(today, 'nl'), id)
    expect(page).toMatchObject({ ok: true, value: { state: 'running', events: [{ by: { id: 'ORG-rwb' } }] } })
  })

  test('is not forged by a statement: another’s id, another name, a wording that never was', async () => {
    await word('secretaris', { act: 'make', words })
    const own = { organisation: 'rwb', name: 'Organisatie rwb', kind: 'region', asParliament: false }
    const tried = (subject: string, version: number, act: string, body: object) =>
      inHat(db, actorNamed('secretaris'), async (trx) => {
        await sql`insert into programme_agreement_revision (subject, version, organisation, made_by, act, body, state)
          values (${subject}, ${version}, 'rwb', 'secretaris', ${act}, ${JSON.stringify({ ...words, places: [], saidOn: today, by: own, ...body })}, 'in-effect')`.execute(
          trx,
        )
        return 'taken'
      }).catch((cause: { code?: string }) => cause.code)
    expect(await tried('A-eindhoven-1', 1, 'make', {})).toBe('42501')
    expect(await tried('A-rwb-2', 1, 'make', { by: { ...own, name: 'Rijk' } })).toBe('42501')
    expect(await tried(id, 2, 'undo', { text: 'Dit stond er nooit.' })).toBe('42501')
    expect(await tried(id, 3, 'change', {})).toBe('42501')
    expect(await tried(id, 2, 'change', { saidOn: '2020-01-02' })).toBe('42501')
    expect(await tried(id, 2, 'change', { text: 'Anders.' })).toBe('taken')
  })
})

describe('what was said of a row', () => {
  test('is on its page, in the list of sources, and in no earlier register', async () => {
    await sayOfItem({ db }, actorNamed('manager'), ground, {
      item: 'S2-01',
      step: 'say',
      basedOn: 0,
      saying: { ...aSaying({ change: 'state', to: 'done' }), en: 'It is done.' },
      today,
    })
    const register = await opened()
    const page = itemPage(register.viewOn(today, 'en'), 'S2-01')
    expect(page).toMatchObject({
      ok: true,
      value: { state: 'done', standing: { saidBy: { name: { text: 'Organisatie provincie' } } } },
    })
    const told = page.ok ? page.value.events.find((one) => one.id === 'said-1') : undefined
    expect(told).toMatchObject({ text: { text: 'It is done.', language: 'en' }, sources: ['ZEG-S2-01-1'] })
    expect(register.programme().saidSources).toMatchObject([{ code: 'ZEG-S2-01-1', title: 'Brief' }])
    const before = itemPage(register.viewOn(addDays(today, -1), 'nl'), 'S2-01')
    expect(before.ok && before.value.events.some((one) => one.id === 'said-1')).toBe(false)
    expect(register.days()).toContain(today)
  })
})
