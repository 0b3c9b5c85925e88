import { brotliCompressSync } from 'node:zlib'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { municipalitiesOn } from '../domain/municipalities-on.ts'
import { loadAreas } from '../server/load-areas.ts'
import { boundaryMap, cartogram, labelThatFits } from '../server/map.ts'
import AreaMap from './AreaMap.svelte'
import type { AreaFill, LegendEntry } from './area-fill.ts'

const found = municipalitiesOn(loadAreas('data/areas'), day('2021-06-01'))
const municipalities = found.ok ? found.value : []
const nameOf = (code: string) => municipalities.find((one) => one.code === code)?.name ?? ''
const legend: LegendEntry[] = [
  { className: 'solid', label: 'Heeft beleid' },
  { className: 'stripes', label: 'Alleen wonen' },
  { className: 'unknown', label: 'Niet bekend' },
]
const fillOf = (code: string): AreaFill => legend[Number(code.slice(2)) % 3]?.className ?? 'unknown'
const drawn = (change: object = {}) =>
  render(AreaMap, {
    props: {
      ...cartogram(municipalities),
      title: 'Beleid per gemeente',
      desc: 'De tabel eronder geeft dezelfde gegevens.',
      legend,
      classOf: fillOf,
      titleOf: nameOf,
      ...change,
    },
  }).body

describe('the map of municipalities', () => {
  test('is one picture with a title and a description', () => {
    const [, titleId, descId] = /role="img" aria-labelledby="(\S+) (\S+)"/.exec(drawn()) ?? []
    expect(drawn()).toContain(`<title id="${titleId}">Beleid per gemeente</title>`)
    expect(drawn()).toContain(`<desc id="${descId}">De tabel eronder geeft dezelfde gegevens.</desc>`)
  })

  test('names every municipality in its own shape, once', () => {
    const titles = [...drawn().matchAll(/<circle[^>]*><title>([^<]*)<\/title>/g)].map(([, name]) => name)
    expect(titles.sort()).toEqual(municipalities.map(({ name }) => name).sort())
  })

  test('fills by pattern beside colour, and the legend shows the same patterns', () => {
    for (const { className, label } of legend) {
      const id = new RegExp(`<pattern id="(\\S+${className})"`).exec(drawn())?.[1]
      expect(drawn().split(`fill="url(#${id})"`)).toHaveLength(3)
      expect(drawn()).toContain(label)
    }
  })

  test('writes the names that fit, for the eye only', () => {
    const { shapes } = cartogram(municipalities)
    const labelOf = (code: string) => labelThatFits(nameOf(code), shapes[0]?.r ?? 0, 18)
    expect(drawn()).not.toContain('<text')
    expect(drawn({ labelOf })).toMatch(/aria-hidden="true">.*>Oss<\/text>/s)
    expect(drawn({ labelOf })).not.toContain('>Reusel-De Mierden</text>')
  })

  test('draws real boundaries as well', () => {
    const ring: [number, number][] = [
      [5, 51],
      [5.1, 51],
      [5.1, 51.1],
      [5, 51],
    ]
    const boundary = { code: 'GM0828', name: 'Oss', geometry: { type: 'Polygon' as const, coordinates: [ring] } }
    expect(drawn(boundaryMap([boundary]))).toMatch(/<path d="M[^"]+Z"><title>Oss<\/title>/)
  })

  test('escapes what is written in it', () => {
    expect(drawn({ titleOf: () => '<script>' })).not.toContain('<script>')
  })

  test('61 circles with their names and the legend stay under 3 KB', () => {
    expect(municipalities).toHaveLength(61)
    expect(brotliCompressSync(drawn()).length).toBeLessThan(3000)
  })
})
