import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Spectral } from '@stoplight/spectral-core'
import * as functions from '@stoplight/spectral-functions'
import rulesets from '@stoplight/spectral-rulesets'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { day } from '#kernel/days.ts'
import { aLocation, anEvent, aPoint, aService, checked, someDirectory } from '../../testing/some-directory.ts'
import { aSchedule, aSlot, aWeek } from '../../testing/some-hours.ts'
import { aWorld } from '../../testing/some-world.ts'
import { apiPage } from './api-page.ts'
import { eventsFrom, locationsOf, organisationsOf, servicesOf } from './api-resources.ts'
import { openApiDocument } from './openapi.ts'
import { pointsFor } from './point-query.ts'

const document = openApiDocument({ site: 'https://baken.example', email: 'contact@baken.example' })
const ruleFile = join(import.meta.dirname, '../../../../../../shared/data/standards/nl-api-design-rules/linter.yaml')

const named: Readonly<Record<string, unknown>> = { ...functions }
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The rules as they are published name their functions; the library wants the functions themselves. */
function withFunctions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFunctions)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => {
      const found = key === 'function' && typeof inside === 'string' ? named[inside] : undefined
      if (key === 'function' && found === undefined) throw new Error(`no function ${String(inside)}`)
      return [key, found ?? withFunctions(inside)]
    }),
  )
}

async function faultsOf(description: object): Promise<string[]> {
  const spectral = new Spectral()
  const { rules }: { rules: unknown } = parse(readFileSync(ruleFile, 'utf8'))
  spectral.setRuleset({ extends: [[rulesets.oas, 'off']], rules: withFunctions(rules) } as Parameters<
    Spectral['setRuleset']
  >[0])
  const found = await spectral.run(JSON.stringify(description))
  return found.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)
}

describe.skipIf(!existsSync(ruleFile))('the description keeps the Dutch API design rules', () => {
  test('Spectral finds no error and no warning', async () => {
    expect(await faultsOf(document)).toEqual([])
  })

  test('Spectral does find what is wrong', async () => {
    const { '/points': points, ...paths } = document.paths
    const wrong = { ...document, info: { title: 'x', version: '1' }, paths: { ...paths, '/Points/': points } }
    const codes = (await faultsOf(wrong)).map((fault) => fault.split(' ')[0])
    expect(codes).toEqual(
      expect.arrayContaining(['nlgov:semver', 'info-contact', 'nlgov:paths-kebab-case', 'path-keys-no-trailing-slash']),
    )
  })
})

describe('what the API gives is as the description says', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(document, 'api')
  const faults = (name: string, value: unknown): string[] => {
    const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` })
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
  const languages = [{ code: 'pl', sources: ['T-1'], confidence: 'own' as const }]
  const world = aWorld(
    someDirectory({
      services: [
        aService({ phones: [{ contact: 'CONE', number: null, confidence: null, languages }] }),
        aService({ id: 'by-phone', reach: { kind: 'national' }, languages: null, texts: {} }),
        aService({ id: 'in-region', reach: { kind: 'region', scheme: 'halves', region: 'NORTH' }, status: 'unknown' }),
      ],
      locations: [aLocation({ position: { lat: 51.5, lon: 5 }, stepFree: true })],
      points: [
        aPoint({
          schedule: aSchedule({
            weekly: [aWeek({ slots: [aSlot(5, '22:00', '26:00', true)] })],
            exceptions: [{ day: day('2026-12-24'), slots: [{ opens: 540, closes: 720, byAppointment: false }] }],
            stops: [
              {
                day: day('2026-12-23'),
                municipality: 'GM9001',
                place: null,
                opens: 600,
                closes: 660,
                byAppointment: false,
              },
            ],
          }),
        }),
      ],
      events: [anEvent(), anEvent({ id: 'open-end', ends: null, location: null, languages })],
    }),
  )

  test('each resource, with all that can be known and with nothing of it', () => {
    const points = pointsFor(world, { near: 'GM9003' }, Date.parse('2026-11-29T12:00Z') / 60_000)
    expect(points).toHaveLength(3)
    const found = [
      ...organisationsOf(world).flatMap((one) => faults('Organisation', one)),
      ...servicesOf(world).flatMap((one) => faults('Service', one)),
      ...locationsOf(world).flatMap((one) => faults('Location', one)),
      ...points.flatMap((one) => faults('Point', one)),
      ...eventsFrom(world, checked.checkedOn).flatMap((one) => faults('Event', one)),
    ]
    expect(found).toEqual([])
  })

  test('a page of a collection', () => {
    const schema = document.paths['/organisations']?.get.responses['200'].content['application/json'].schema ?? {}
    const validate = ajv.compile({ ...schema, $id: 'api-page', components: document.components })
    validate(apiPage(organisationsOf(world), { pageSize: 1 }, new URL('https://baken.example/api/v1/organisations')))
    expect(validate.errors ?? []).toEqual([])
  })

  test('what is not as described is found', () => {
    const [one] = organisationsOf(world)
    expect(faults('Organisation', { ...one, expiresOn: 'soon', more: 1 })).toHaveLength(2)
  })
})
