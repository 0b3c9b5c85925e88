import { describe, expect, test } from 'vitest'
import { aMotion, anItem } from '../testing/programme-builders.ts'
import { compareMotions, motionNamed } from './motion-names.ts'

const motion = (id: string, name: string, year: number, number: number, suffix: string | null = null) =>
  aMotion({ id, motion: { name, year, number, suffix, vote: 'adopted' } })
const motions = [
  motion('M13a-2018', '13A', 2018, 13, 'a'),
  motion('M104-2020', 'M104', 2020, 104),
  motion('M107a-2020', 'M107a', 2020, 107, 'a'),
  motion('M108-2020', 'M108-2020', 2020, 108),
]
const found = (text: string, among = motions) => motionNamed(among, text)?.id

describe('a motion is found', () => {
  test.each([
    ['M104', 'M104-2020'],
    ['m104-2020', 'M104-2020'],
    ['104', 'M104-2020'],
    [' M108 ', 'M108-2020'],
    ['13A', 'M13a-2018'],
    ['13a', 'M13a-2018'],
    ['M13A', 'M13a-2018'],
    ['m13a-2018', 'M13a-2018'],
    ['107A-2020', 'M107a-2020'],
  ])('%j is %s', (text, id) => expect(found(text)).toBe(id))

  test.each(['13', 'M104-2019', 'M104b', 'M999', 'M', '', 'M104-20', '__proto__', 'S1-01'])('%j is none', (text) => {
    expect(found(text)).toBeUndefined()
  })

  test('only with its year when two years have that number', () => {
    const two = [...motions, motion('M104-2024', 'M104-2024', 2024, 104)]
    expect(found('104', two)).toBeUndefined()
    expect(found('M104', two)).toBe('M104-2020')
    expect(found('104-2024', two)).toBe('M104-2024')
  })

  test('among motions only', () => expect(motionNamed([anItem({ id: 'M104-2020' })], 'M104-2020')).toBeUndefined())
})

test('motions stand in the order of their years and numbers, and promises after them', () => {
  const all = [anItem({ id: 'T-02' }), ...motions.toReversed(), anItem({ id: 'T-01' })]
  expect(all.toSorted(compareMotions).map(({ id }) => id)).toEqual([
    'M13a-2018',
    'M104-2020',
    'M107a-2020',
    'M108-2020',
    'T-01',
    'T-02',
  ])
})
