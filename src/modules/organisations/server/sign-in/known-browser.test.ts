import { beforeEach, expect, test } from 'vitest'
import { databasePerTest } from '#platform/testing/test-database.ts'
import { aMember, anOrganisation, aWorld, type World } from '../../testing/a-world.ts'
import type { DeskTables } from '../desk.ts'
import { tellOfSignIn } from './known-browser.ts'

const database = databasePerTest<DeskTables>('migrations')
let world: World

beforeEach(async () => {
  world = await aWorld(database())
  await anOrganisation(world.db, 'voorbeeldstad')
  for (const person of ['functionaris', 'collega']) await aMember(world.db, 'voorbeeldstad', person, ['focal-point'])
})

test('a sign-in in a browser that is not known is told by mail, once', async () => {
  const mark = await tellOfSignIn(world.door, 'functionaris', undefined)
  expect(world.letters).toMatchObject([{ kind: 'sign-in-notice', to: 'functionaris@voorbeeld.example' }])
  expect(await tellOfSignIn(world.door, 'functionaris', mark)).toBe(mark)
  expect(world.letters).toHaveLength(1)
})

test('the mark of a colleague, a changed one and another shape are no mark', async () => {
  const mark = await tellOfSignIn(world.door, 'functionaris', undefined)
  const other = await tellOfSignIn(world.door, 'collega', mark)
  for (const shown of [other, `${mark}A`, mark.slice(1), '', 'x']) await tellOfSignIn(world.door, 'functionaris', shown)
  expect(other).not.toBe(mark)
  expect(world.letters).toHaveLength(7)
})

test('where no mail leaves nothing is told, and the browser is known all the same', async () => {
  const silent = { ...world.door, post: null }
  expect(await tellOfSignIn(silent, 'functionaris', undefined)).toMatch(/^[\w-]{43}$/)
  expect(world.letters).toEqual([])
})
