import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { AreaCircle } from '../domain/area-shapes.ts'
import type { Municipality } from '../domain/areas.ts'
import type { Boundary } from '../domain/boundary.ts'
import { municipalitiesOn } from '../domain/municipalities-on.ts'
import { aMunicipality } from '../testing/some-areas.ts'
import { loadAreas } from './load-areas.ts'
import { boundaryMap, cartogram, labelThatFits } from './map.ts'

const brabant = (on: string): readonly Municipality[] => {
  const found = municipalitiesOn(loadAreas('data/areas'), day(on))
  if (!found.ok) throw new Error(found.error)
  return found.value
}
const overlapping = (circles: readonly AreaCircle[]): string[] =>
  circles.flatMap((a, index) =>
    circles
      .slice(index + 1)
      .filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r)
      .map((b) => `${a.code} ${b.code}`),
  )
const circleOf = (circles: readonly AreaCircle[], code: string): AreaCircle => {
  const circle = circles.find((one) => one.code === code)
  if (!circle) throw new Error(`${code} is not drawn`)
  return circle
}

describe('the cartogram', () => {
  test.each(['2018-06-01', '2021-06-01', '2022-06-01'])(
    'of %s draws every municipality once, none overlapping',
    (on) => {
      const municipalities = brabant(on)
      const { shapes } = cartogram(municipalities)
      expect(shapes.map(({ code }) => code)).toEqual(municipalities.map(({ code }) => code))
      expect(overlapping(shapes)).toEqual([])
    },
  )

  test('has equal circles, large enough to point at, and whole numbers', () => {
    const { shapes, viewBox } = cartogram(brabant('2021-06-01'))
    expect([...new Set(shapes.map(({ r }) => r))]).toHaveLength(1)
    expect(shapes[0]?.r).toBeGreaterThan(30)
    expect(shapes.flatMap(({ x, y, r }) => [x, y, r]).every(Number.isInteger)).toBe(true)
    expect(viewBox).toMatch(/^0 0 \d+ \d+$/)
  })

  test('stays within its frame and keeps neighbours where they belong', () => {
    const { shapes, viewBox } = cartogram(brabant('2022-06-01'))
    const [, , width = 0, height = 0] = viewBox.split(' ').map(Number)
    expect(shapes.every(({ x, y, r }) => x - r >= 0 && y - r >= 0 && x + r <= width && y + r <= height)).toBe(true)
    const [bergen, breda, tilburg, eindhoven, helmond, oss] = [
      'GM0748',
      'GM0758',
      'GM0855',
      'GM0772',
      'GM0794',
      'GM0828',
    ].map((code) => circleOf(shapes, code))
    expect(bergen?.x).toBeLessThan(breda?.x ?? 0)
    expect(breda?.x).toBeLessThan(tilburg?.x ?? 0)
    expect(tilburg?.x).toBeLessThan(eindhoven?.x ?? 0)
    expect(eindhoven?.x).toBeLessThan(helmond?.x ?? 0)
    expect(oss?.y).toBeLessThan(eindhoven?.y ?? 0)
  })

  test('is the same every time', () =>
    expect(cartogram(brabant('2022-06-01'))).toEqual(cartogram(brabant('2022-06-01'))))

  test('gives a value four times as large a circle twice as wide, and marks what has no value', () => {
    const values = new Map([
      ['GM9001', 400],
      ['GM9002', 100],
    ])
    const places = [
      aMunicipality({ lon: 4.2 }),
      aMunicipality({ code: 'GM9002', lon: 5.2 }),
      aMunicipality({ code: 'GM9003', lon: 6.2, lat: 51.2 }),
    ]
    const { shapes } = cartogram(places, { values })
    const ratio = circleOf(shapes, 'GM9001').r / circleOf(shapes, 'GM9002').r
    expect(ratio).toBeCloseTo(2, 1)
    expect(shapes.map(({ unknown }) => unknown)).toEqual([undefined, undefined, true])
  })

  test('draws 0 as the smallest circle and not as unknown', () => {
    const { shapes } = cartogram([aMunicipality(), aMunicipality({ code: 'GM9002', lon: 5.5 })], {
      values: new Map([
        ['GM9001', 0],
        ['GM9002', 0],
      ]),
    })
    expect(shapes.map(({ r, unknown }) => [r, unknown])).toEqual([
      [9, undefined],
      [9, undefined],
    ])
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d as a value', (value) => {
    expect(() => cartogram([aMunicipality()], { values: new Map([['GM9001', value]]) })).toThrow('GM9001 has value')
  })

  test('can be empty, or have one circle', () => {
    expect(cartogram([]).shapes).toEqual([])
    expect(cartogram([aMunicipality()]).shapes).toHaveLength(1)
  })

  test('never overlaps, whatever the places and values are', () => {
    const place = fc.record({
      lat: fc.double({ min: 51.2, max: 51.9, noNaN: true }),
      lon: fc.double({ min: 4.2, max: 6.1, noNaN: true }),
      value: fc.nat({ max: 300_000 }),
    })
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 40 }), (places) => {
        const municipalities = places.map(({ lat, lon }, index) => aMunicipality({ code: `GM${index}`, lat, lon }))
        const values = new Map(places.map(({ value }, index) => [`GM${index}`, value]))
        expect(overlapping(cartogram(municipalities).shapes)).toEqual([])
        expect(overlapping(cartogram(municipalities, { values }).shapes)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})

describe('the map of real boundaries', () => {
  const square = (code: string, west: number, south: number, turned = false): Boundary => {
    const ring: [number, number][] = [
      [west, south],
      [west + 0.2, south],
      [west + 0.2, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ]
    return { code, name: code, geometry: { type: 'Polygon', coordinates: [turned ? ring.toReversed() : ring] } }
  }

  test('has north up and degrees of longitude shortened to what they measure here', () => {
    const { shapes, viewBox } = boundaryMap([square('GM9001', 5, 51.5)])
    expect(shapes).toEqual([{ code: 'GM9001', d: 'M0,803L1000,803L1000,0L0,0Z' }])
    expect(viewBox).toBe('0 0 1000 804')
  })

  test('draws a ring the same in either direction', () => {
    const [one] = boundaryMap([square('GM9001', 5, 51.5), square('GM9002', 5.2, 51.4)]).shapes
    const [other] = boundaryMap([square('GM9001', 5, 51.5, true), square('GM9002', 5.2, 51.4)]).shapes
    const corners = (d = '') => d.replace(/[MZ]/g, '').split('L').sort()
    expect(corners(other?.d)).toEqual(corners(one?.d))
  })

  test('draws islands and holes', () => {
    const { geometry: a } = square('A', 5, 51.5)
    const { geometry: b } = square('B', 5.4, 51.5)
    if (a.type !== 'Polygon' || b.type !== 'Polygon') throw new Error('squares are polygons')
    const islands: Boundary = {
      code: 'GM9001',
      name: 'A',
      geometry: { type: 'MultiPolygon', coordinates: [a.coordinates, b.coordinates] },
    }
    expect(boundaryMap([islands]).shapes[0]?.d.match(/M/g)).toHaveLength(2)
  })

  test('can be empty', () => expect(boundaryMap([]).shapes).toEqual([]))
})

describe('a name in a circle', () => {
  test.each([
    ['Oss', 40, 'Oss'],
    ['Boxtel', 40, 'Boxtel'],
    ['Reusel-De Mierden', 40, undefined],
    ['Oss', 10, undefined],
  ])('%s in a circle of %i is %s: whole or not at all', (name, r, label) =>
    expect(labelThatFits(name, r, 18)).toBe(label),
  )
})
