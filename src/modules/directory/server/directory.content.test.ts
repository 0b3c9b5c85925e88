import { join } from 'node:path'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { membersOf } from '#modules/areas/index.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import type { serviceKinds } from '../domain/directory.ts'
import { knownNames } from './known-names.ts'
import { loadDirectory } from './load-directory.ts'

const root = join(import.meta.dirname, '../../../..')
const areas = loadAreas(join(root, 'data/areas'))
const directory = await loadDirectory(join(root, 'data/directory'), await knownNames(root, areas))

test('the five information points, the mobile team and both desks for non-residents are there', () => {
  const ofKind = (kind: (typeof serviceKinds)[number]) => directory.services.filter(({ kinds }) => kinds.includes(kind))
  const points = ofKind('information-point').filter(({ organisation }) => organisation !== 'work-in-nl')
  expect(points).toHaveLength(6)
  expect(ofKind('registration-desk')).toHaveLength(2)
})

test('whom the points of West and Midden are for is what the pilot had', () => {
  for (const [id, scheme, region] of [
    ['informatiepunt-west', 'information-point-west', 'BMIP-W'],
    ['informatiepunt-midden', 'information-point-midden', 'BMIP-M'],
  ] as const) {
    const members = membersOf(areas, { scheme, code: region }, day('2025-01-01'))
    const reach = directory.services.find((service) => service.id === id)?.reach
    const codes = reach?.kind === 'municipalities' ? [...reach.codes].sort() : []
    expect([id, codes]).toEqual([id, members.ok ? members.value.map(({ code }) => code) : []])
  }
})

test('no number stands in the directory that stands in the contacts', () => {
  const phones = [...directory.services, ...directory.points].flatMap(({ phones }) => phones)
  expect(phones.length).toBeGreaterThan(0)
  expect(phones.filter(({ number }) => number !== null)).toEqual([])
})

test('hours are told of one line only; every other point says "call first"', () => {
  const told = directory.points.filter(({ schedule }) => schedule && schedule.confidence !== 'uncertain')
  expect(told.map(({ id }) => id)).toEqual(['veilig-thuis-telefoon'])
})

test('what no source knows stays unknown', () => {
  expect(
    directory.locations
      .flatMap(({ address, position, stepFree }) => [address.postalCode, position, stepFree])
      .filter((one) => one !== null),
  ).toEqual([])
  expect(directory.events).toEqual([])
  expect(directory.services.filter(({ kinds }) => kinds.includes('night-shelter'))).toEqual([])
})

const informationLanguages = ['bg', 'en', 'nl', 'pl', 'ro', 'uk']

test('every service has words in each of the six languages of the information point', () => {
  for (const { id, texts } of directory.services)
    expect([id, Object.keys(texts).sort()]).toEqual([id, informationLanguages])
})

test('holidays are those of a Dutch calendar', () => {
  expect(directory.holidays).toHaveLength(11)
})
