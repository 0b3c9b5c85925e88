import { beforeEach, describe, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { toldAction } from '../domain/log-words.ts'
import { aMember, anOrganisation, aWorld, type World } from '../testing/a-world.ts'
import { changeLastDay } from './change-last-day.ts'
import { setAway } from './change-membership.ts'
import { handOver } from './change-organisation.ts'
import type { DeskTables } from './desk.ts'
import { doWithColleague } from './do-with-colleague.ts'
import { readOwnLog } from './own-log.ts'
import { lookAtPeople, ourPeople, secondsFor, waitingRequests } from './people-pages.ts'
import { agreeWith, putAside } from './settle-request.ts'

const database = databasePerTest<DeskTables>('migrations')
let world: World
const here = 'voorbeeldstad'
const first = { person: 'beheerder', organisation: here, proved: true }
const second = { person: 'tweede-beheerder', organisation: here, proved: true }
const officer = { person: 'aandachtsfunctionaris', organisation: here, proved: true }
const platform = { person: 'platformbeheerder', organisation: 'platform', proved: true }

beforeEach(async () => {
  world = await aWorld(database())
  await anOrganisation(world.db, here)
  await anOrganisation(world.db, 'nieuwstad')
  await anOrganisation(world.db, 'platform', { kind: 'platform' })
  await aMember(world.db, here, first.person, ['organisation-administrator'])
  await aMember(world.db, here, second.person, ['organisation-administrator'])
  await aMember(world.db, here, officer.person, ['focal-point'])
  await aMember(world.db, 'nieuwstad', 'buur', ['organisation-administrator'])
  await aMember(world.db, 'platform', platform.person, ['platform-administrator'])
})

const only = async (actor: typeof first) => (await waitingRequests(world.door, actor)).waiting[0]

describe('what waits for a second person', () => {
  test('is told with names, the roles and who can agree, and to nobody without a part in it', async () => {
    await doWithColleague(world.door, first, officer.person, { do: 'end' })
    expect(await only(second)).toMatchObject({
      action: 'membership.end-last-key-holder',
      askerName: 'Persoon beheerder',
      personName: 'Persoon aandachtsfunctionaris',
      isOwn: false,
      canAgree: ['Persoon tweede-beheerder'],
    })
    expect(await only(first)).toMatchObject({ isOwn: true })
    expect(await only(officer)).toBeUndefined()
  })

  test('of a hand-over names the successor', async () => {
    const asked = { until: '2099-01-01', successor: 'nieuwstad', today: '2026-11-21' } as const
    expect(await handOver(world.door, first, asked)).toEqual({ ok: true, value: 'asked' })
    expect(await only(second)).toMatchObject({
      organisationName: 'Organisatie voorbeeldstad',
      successorName: 'Organisatie nieuwstad',
      canAgree: ['Persoon tweede-beheerder'],
      detail: { until: '2099-01-01' },
    })
  })
})

describe('the page of a colleague', () => {
  test('does what was asked and says which outcome it tells', async () => {
    const outcomeOf = async (ask: Parameters<typeof doWithColleague>[3]) => {
      const done = await doWithColleague(world.door, first, officer.person, ask)
      return done.ok ? done.value.outcome : done.error
    }
    expect(await outcomeOf({ do: 'roles', roles: ['focal-point', 'trainer'] })).toBe('roles')
    expect(await outcomeOf({ do: 'roles', roles: ['trainer'] })).toBe('roles-asked')
    expect(await outcomeOf({ do: 'away' })).toBe('away')
    const stretch = { person: second.person, from: '2026-01-01', until: '2027-01-01' } as const
    expect(await outcomeOf({ do: 'stand-in', ...stretch })).toBe('stand-in')
    expect(await outcomeOf({ do: 'stand-in', ...stretch, until: '2026-01-01' })).toBe('period-order')
    expect(await outcomeOf({ do: 'end-stand-in', person: second.person })).toBe('stand-in-ended')
    expect(await outcomeOf({ do: 'back' })).toBe('back')
    expect(await outcomeOf({ do: 'end-sign-ins' })).toBe('signed-out')
    expect(await outcomeOf({ do: 'recover' })).toBe('recover-asked')
    expect(await outcomeOf({ do: 'end' })).toBe('end-asked')
    expect(await outcomeOf({ do: 'invite-again' })).toBe('already-here')
  })

  test('invites again whoever was invited, with the same roles', async () => {
    await aMember(world.db, here, 'nieuw', ['desk-officer'], 'invited')
    const done = await doWithColleague(world.door, first, 'nieuw', { do: 'invite-again' })
    expect(done).toMatchObject({ ok: true, value: { outcome: 'invited', invitation: { person: 'nieuw' } } })
    expect(world.letters).toHaveLength(1)
    expect(await doWithColleague(world.door, first, 'buur', { do: 'invite-again' })).toEqual({
      ok: false,
      error: 'unknown-person',
    })
  })

  test('says who can agree', async () => {
    const ours = await ourPeople(world.door, first)
    const one = ours.members.find(({ person }) => person === officer.person)
    expect(one && secondsFor(ours, first.person, 'account.recover', one)).toEqual(['Persoon tweede-beheerder'])
  })
})

describe('a last day that was wrong', () => {
  const ended = async () => {
    await handOver(world.door, first, { until: '2099-01-01', successor: 'nieuwstad', today: '2026-11-21' })
    await agreeWith(world.door, second, (await only(second))?.id ?? '')
  }
  const row = () =>
    world.db
      .selectFrom('organisations_organisation')
      .select(['until_day', 'successor'])
      .where('id', '=', here)
      .executeTakeFirstOrThrow()

  test('is taken back by the platform, with its successor, and that is written down', async () => {
    await ended()
    expect((await row()).successor).toBe('nieuwstad')
    expect(await changeLastDay(world.door, platform, here, null)).toEqual({ ok: true, value: true })
    expect(await row()).toEqual({ until_day: null, successor: null })
    const lines = await world.db.selectFrom('platform_audit').select('action').execute()
    expect(lines.at(-1)).toEqual({ action: 'organisation.change-last-day' })
  })

  test('is moved, and not to before the first day', async () => {
    await ended()
    expect(await changeLastDay(world.door, platform, here, '2020-01-01')).toEqual({
      ok: false,
      error: 'before-first-day',
    })
    expect(await changeLastDay(world.door, platform, here, '2099-01-01')).toEqual({
      ok: false,
      error: 'nothing-changed',
    })
    expect(await changeLastDay(world.door, platform, here, '2099-07-01')).toEqual({ ok: true, value: true })
    expect((await row()).successor).toBe('nieuwstad')
  })

  test('is not for the organisation itself, nor for the platform without proof, nor where there is none', async () => {
    await ended()
    expect(await changeLastDay(world.door, first, here, null)).toEqual({ ok: false, error: 'role' })
    expect(await changeLastDay(world.door, { ...platform, proved: false }, here, null)).toEqual({
      ok: false,
      error: 'prove-again',
    })
    expect(await changeLastDay(world.door, platform, 'nieuwstad', null)).toEqual({
      ok: false,
      error: 'nothing-changed',
    })
    expect((await row()).successor).toBe('nieuwstad')
  })
})

describe('the log', () => {
  test('has a sentence for every line that these pages write', async () => {
    await doWithColleague(world.door, first, officer.person, { do: 'roles', roles: ['focal-point', 'trainer'] })
    await doWithColleague(world.door, first, officer.person, { do: 'recover' })
    await putAside(world.door, second, (await only(second))?.id ?? '')
    await doWithColleague(world.door, first, officer.person, { do: 'end' })
    await agreeWith(world.door, second, (await only(second))?.id ?? '')
    const read = await readOwnLog(world.door, first, { reason: 'regular-check', before: null, most: 10_000 })
    const lines = read.ok ? read.value : []
    expect(lines.map(({ action }) => action)).toEqual([
      'membership.end-last-key-holder.agree',
      'membership.end-last-key-holder.ask',
      'account.recover.refuse',
      'account.recover.ask',
      'membership.change-roles',
    ])
    expect(lines.filter(({ action }) => toldAction(action) === null)).toEqual([])
  })

  test('gives as many lines as were asked for, the newest first', async () => {
    for (const step of ['away', 'back', 'away'] as const)
      await doWithColleague(world.door, first, officer.person, { do: step })
    const read = await readOwnLog(world.door, first, { reason: 'incident', before: null, most: 2 })
    expect(read).toMatchObject({
      ok: true,
      value: [{ action: 'membership.set-away' }, { action: 'membership.set-back' }],
    })
  })
})

describe('whoever looks at colleagues stands in the log', () => {
  const looked = async () => {
    const log = await readOwnLog(world.door, second, { reason: 'incident', before: null })
    return (log.ok ? log.value : [])
      .filter(({ action }) => action !== 'log.read')
      .map(({ action, actor, object, detail }) => [action, actor, object, detail])
  }

  test('at the list, with how many others were seen, and at one of them', async () => {
    const seen = await lookAtPeople(world.door, officer)
    await lookAtPeople(world.door, officer, first.person)
    expect(await looked()).toEqual([
      ['person.read', officer.person, `person:${first.person}`, {}],
      ['people.read', officer.person, null, { people: seen.members.length - 1 }],
    ])
  })

  test('not at themselves, and not at who is not there or works elsewhere', async () => {
    for (const person of [officer.person, 'niemand', 'buur']) await lookAtPeople(world.door, officer, person)
    expect(await looked()).toEqual([])
  })

  test('nor who is away, and sees nobody else', async () => {
    await setAway(world.door, officer, officer.person)
    await lookAtPeople(world.door, officer)
    expect((await looked()).map(([action]) => action)).toEqual(['membership.set-away'])
  })
})
