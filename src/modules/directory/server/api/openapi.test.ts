import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { apiRuleFaults, haveApiRules } from '#platform/testing/api-rules.ts'
import { aLocation, anEvent, aPoint, aService, checked, someDirectory } from '../../testing/some-directory.ts'
import { aSchedule, aSlot, aWeek } from '../../testing/some-hours.ts'
import { aWorld } from '../../testing/some-world.ts'
import { apiPage } from './api-page.ts'
import { eventsFrom, locationsOf, organisationsOf, servicesOf } from './api-resources.ts'
import { openApiDocument, withApiPart } from './openapi.ts'
import { pointsFor } from './point-query.ts'

const document = openApiDocument({ site: 'https://baken.example', email: 'contact@baken.example' })

describe.skipIf(!haveApiRules)('the description keeps the Dutch API design rules', () => {
  test('Spectral finds no error and no warning', async () => {
    expect(await apiRuleFaults(document)).toEqual([])
  })

  test('Spectral does find what is wrong', async () => {
    const { '/points': points, ...paths } = document.paths
    const wrong = { ...document, info: { title: 'x', version: '1' }, paths: { ...paths, '/Points/': points } }
    const codes = (await apiRuleFaults(wrong)).map((fault) => fault.split(' ')[0])
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

test('another part of the site adds to the description and takes nothing away', () => {
  const part = {
    about: 'There is more.',
    tags: [{ name: 'more' }],
    paths: { '/more': { get: { operationId: 'getMore' } } },
    schemas: { More: { type: 'object' } },
    responses: { Gone: { description: 'Gone' } },
  }
  const { info, tags, paths, components } = withApiPart(document, part)
  expect(info.description).toBe(`${document.info.description} There is more.`)
  expect(tags.map(({ name }) => name)).toEqual([...document.tags.map(({ name }) => name), 'more'])
  expect(Object.keys(paths)).toEqual([...Object.keys(document.paths), '/more'])
  expect(Object.keys(components.schemas)).toEqual([...Object.keys(document.components.schemas), 'More'])
  expect(Object.keys(components.responses)).toContain('Gone')
})
