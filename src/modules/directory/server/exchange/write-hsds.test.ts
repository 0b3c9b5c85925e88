import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { loadAreas } from '#modules/areas/server/index.ts'
import { aLocation, anOrganisation, aPoint, aService, someDirectory } from '../../testing/some-directory.ts'
import { aSchedule, aSlot, aWeek } from '../../testing/some-hours.ts'
import { knownNames } from '../known-names.ts'
import { loadDirectory } from '../load-directory.ts'
import { uuidOf } from './hsds-ids.ts'
import { type HsdsFiles, hsdsFilesOf } from './write-hsds.ts'

const root = join(import.meta.dirname, '../../../../..')
const standard = join(root, '../shared/data/standards/hsds-3.0')
const contacts = new Map([['CONE', { phone: '0800-1', phoneConfidence: 'own' as const }]])
const phone = { number: null, confidence: null, languages: null }

const full = someDirectory({
  organisations: [anOrganisation({ url: 'https://example.org' })],
  services: [aService({ interpreter: true, url: 'https://example.org/x', phones: [{ ...phone, contact: 'CONE' }] })],
  locations: [
    aLocation({
      address: { street: 'Markt 1', postalCode: '5000 AA', city: 'Noorddorp' },
      position: { lat: 51.5, lon: 5 },
      stepFree: false,
    }),
  ],
  points: [aPoint({ schedule: aSchedule({ weekly: [aWeek({ slots: [aSlot(5, '22:00', '26:00', true)] })] }) })],
})

/** In the files the lists have plural names. */
const schemaOf: Readonly<Record<string, string>> = {
  organizations: 'organization',
  services: 'service',
  locations: 'location',
  service_at_locations: 'service_at_location',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomy_term',
}

function validators(): Map<string, ValidateFunction> {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  for (const name of readdirSync(standard).filter((file) => file.endsWith('.json') && file !== 'openapi.json')) {
    const schema: unknown = JSON.parse(readFileSync(join(standard, name), 'utf8'))
    if (schema !== null && typeof schema === 'object') ajv.addSchema(schema, name)
  }
  return new Map(
    Object.entries(schemaOf).flatMap(([list, name]) => {
      const validate = ajv.getSchema(`${name}.json`)
      return validate ? [[list, validate] as const] : []
    }),
  )
}

function faults(files: HsdsFiles): string[] {
  const found = validators()
  expect(found.size).toBe(Object.keys(schemaOf).length)
  return Object.entries(files).flatMap(([list, rows]) => {
    const validate = found.get(list)
    if (!validate) return list === 'events' ? [] : [`${list} has no schema`]
    return rows.flatMap((row) => (validate(row) ? [] : [`${list}: ${JSON.stringify(validate.errors)}`]))
  })
}

describe('the directory as HSDS 3.0', () => {
  const absent = existsSync(standard) ? false : 'skipped: the schemas of HSDS 3.0 are not beside this project'
  test.skipIf(absent)(`is valid by the schemas of the standard${absent ? ` (${absent})` : ''}`, async () => {
    expect(faults(hsdsFilesOf(full, contacts))).toEqual([])
    const known = await knownNames(root, loadAreas(join(root, 'data/areas')))
    const ours = await loadDirectory(join(root, 'data/directory'), known)
    expect(faults(hsdsFilesOf(ours, new Map()))).toEqual([])
  })

  test.skipIf(absent)('would not be valid with an id of ours, or without a name', () => {
    const [organization] = hsdsFilesOf(full, contacts).organizations ?? []
    expect(faults({ organizations: [{ ...organization, id: 'the-club' }] })).toHaveLength(1)
    expect(faults({ organizations: [{ id: uuidOf('a', 'b'), description: 'x' }] })).toHaveLength(1)
  })

  test('does not tell uncertain hours as hours', () => {
    const points = [aPoint({ schedule: aSchedule({ confidence: 'uncertain' }) })]
    expect(hsdsFilesOf(someDirectory({ points }), contacts).service_at_locations).toMatchObject([{ schedules: [] }])
  })

  test('leaves out a number that is uncertain', () => {
    const phones = [{ ...phone, contact: null, number: '013-1', confidence: 'uncertain' as const }]
    expect(hsdsFilesOf(someDirectory({ services: [aService({ phones })] }), contacts).services).toMatchObject([
      { phones: [] },
    ])
  })

  test('gives a row the same id every time, and keeps one that was given', () => {
    expect(uuidOf('services', 'help')).toBe(uuidOf('services', 'help'))
    expect(uuidOf('services', 'help')).not.toBe(uuidOf('locations', 'help'))
    expect(uuidOf('services', 'help')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const given = '0a0b0c0d-0000-4000-8000-000000000001'
    expect(uuidOf('services', given)).toBe(given)
  })
})
