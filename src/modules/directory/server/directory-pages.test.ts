import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Areas } from '#modules/areas/index.ts'
import type { Directory } from '../domain/directory.ts'
import { aLocation, anEvent, anOrganisation, aPoint, aService, someDirectory } from '../testing/some-directory.ts'
import type { ContactNumbers } from '../ui/point-rows.ts'
import { directoryPages } from './directory-pages.ts'

const place = (code: string, name: string, lon: number): Areas['municipalities'][number] => ({
  code,
  name,
  period: { from: day('2020-01-01'), until: null },
  lat: 51.5,
  lon,
  population: null,
  sources: [],
  confidence: 'own',
})
const scheme = { id: 'labour-market-region', partition: true, sources: [], confidence: 'own' } as const
const region = { scheme: scheme.id, code: 'AM1', name: 'Noord', sources: [], confidence: 'own' } as const
const areas: Areas = {
  coverage: { from: day('2020-01-01'), lastChecked: day('2029-12-31') },
  divisions: [],
  municipalities: [place('GM9001', 'Noorddorp', 5), place('GM9003', 'Aanstad', 5.5)],
  successions: [],
  schemes: [scheme],
  regions: [region],
  memberships: ['GM9001', 'GM9003'].map((municipality) => ({
    scheme: scheme.id,
    region: 'AM1',
    municipality,
    period: { from: day('2020-01-01'), until: null },
    sources: [],
    confidence: 'own',
  })),
}
const contacts: ContactNumbers = new Map([
  ['CONE', { phone: '0800-1', phoneConfidence: 'own' }],
  ['CTWO', { phone: '0800-2', phoneConfidence: 'uncertain' }],
])
/** A Thursday in January, 19:00. */
const at = Date.parse('2028-01-13T18:00:00Z') / 60_000
const pagesOf = (changes: Partial<Directory> = {}) =>
  directoryPages(
    () => Promise.resolve(someDirectory(changes)),
    areas,
    contacts,
    () => ['nl', 'uk'],
  )

describe('the list of help', () => {
  test('tells what is open now, how far it is and what can be chosen', async () => {
    const page = await pagesOf().list({ near: 'GM9003' }, 'nl', at)
    expect(page.regional).toMatchObject([
      {
        id: 'help-town-hall',
        organisation: 'De Club',
        open: { state: 'open' },
        distanceKm: 35,
        place: { name: 'Stadhuis' },
      },
    ])
    expect(page.national).toEqual([])
    expect(page.choices).toEqual({
      kinds: ['help-desk'],
      languages: ['pl'],
      ofSite: ['nl', 'uk'],
      municipalities: [
        { code: 'GM9003', name: 'Aanstad' },
        { code: 'GM9001', name: 'Noorddorp' },
      ],
    })
  })

  test('leaves out what is for another municipality, and keeps what is not known', async () => {
    const services = [
      aService(),
      aService({ id: 'any', reach: null }),
      aService({ id: 'all', reach: { kind: 'national' } }),
    ]
    const page = await pagesOf({ services, points: [] }).list({ municipality: 'GM9003' }, 'nl', at)
    expect(page.regional.map(({ id }) => id)).toEqual(['any'])
    expect(page.national.map(({ id }) => id)).toEqual(['all'])
  })

  test('keeps what is for a region of which nobody knows the members that day', async () => {
    const forRegion = (region: string) => aService({ reach: { kind: 'region', scheme: scheme.id, region } })
    const idsAt = async (region: string, moment: number, known = areas) => {
      const directory = someDirectory({ services: [forRegion(region)] })
      const page = directoryPages(
        () => Promise.resolve(directory),
        known,
        contacts,
        () => [],
      ).list({ municipality: 'GM9003' }, 'nl', moment)
      return (await page).regional.map(({ id }) => id)
    }
    const until = { from: day('2020-01-01'), until: day('2028-01-13') }
    const ended: Areas = {
      ...areas,
      schemes: [{ ...scheme, partition: false, completeDuring: until }],
      memberships: areas.memberships.map((one) => ({ ...one, period: until })),
    }
    expect(await idsAt('AM1', at)).toEqual(['help-town-hall'])
    expect(await idsAt('AM2', at)).toEqual([])
    expect(await idsAt('AM2', at - 1440, ended)).toEqual([])
    expect(await idsAt('AM2', at, ended)).toEqual(['help-town-hall'])
  })

  test('has nothing that ended, nor what only that could offer; its own page stays and says so', async () => {
    const gone = aService({
      status: 'ended',
      kinds: ['union'],
      languages: [{ code: 'ro', sources: [], confidence: 'seen' }],
    })
    const page = await pagesOf({ services: [gone] }).list({}, 'nl', at)
    expect([page.regional, page.national]).toEqual([[], []])
    expect(page.choices).toMatchObject({ kinds: [], languages: [] })
    expect(await pagesOf({ services: [gone] }).point('help-town-hall', 'nl', at)).toMatchObject({
      status: 'ended',
      open: { state: 'closed' },
    })
  })

  test('offers the languages of phones too', async () => {
    const languages = [{ code: 'ro', sources: [], confidence: 'seen' as const }]
    const services = [aService({ phones: [{ contact: null, number: '013-1', confidence: 'seen', languages }] })]
    const page = await pagesOf({ services }).list({ spoken: 'ro' }, 'nl', at)
    expect(page.regional.map(({ id }) => id)).toEqual(['help-town-hall'])
    expect(page.choices.languages).toEqual(['pl', 'ro'])
  })

  test('is empty for a language of the site that nobody is known to speak', async () => {
    const page = await pagesOf().list({ spoken: 'uk' }, 'nl', at)
    expect([page.regional, page.national, page.languagesUnknown]).toEqual([[], [], 0])
  })

  test('says when a text is not in the language that was asked for', async () => {
    const page = await pagesOf().list({}, 'pl', at)
    expect(page.regional[0]?.name).toEqual({ text: 'Hulp', language: 'nl', asked: false, translation: 'source' })
  })

  test('gives numbers with how sure they are, and no uncertain ones', async () => {
    const phone = { number: null, confidence: null, languages: null }
    const own = { contact: null, number: '013-1', confidence: 'seen', languages: null } as const
    const services = [aService({ phones: [{ ...phone, contact: 'CONE' }, { ...phone, contact: 'CTWO' }, own] })]
    const page = await pagesOf({ services }).list({}, 'nl', at)
    expect(page.regional[0]?.phones.map(({ number, confidence }) => [number, confidence])).toEqual([
      ['0800-1', 'own'],
      ['013-1', 'seen'],
    ])
  })
})

describe('one point', () => {
  test('has its hours', async () => {
    expect(await pagesOf().point('help-town-hall', 'nl', at)).toMatchObject({
      hours: { confidence: 'seen' },
      documents: null,
    })
  })
  test('has no hours that are uncertain or expired', async () => {
    const [point] = someDirectory().points
    const schedule = point?.schedule ? { ...point.schedule, confidence: 'uncertain' as const } : null
    expect(await pagesOf({ points: [aPoint({ schedule })] }).point('help-town-hall', 'nl', at)).toMatchObject({
      hours: null,
    })
    const points = [aPoint({ expiresOn: day('2028-01-13') })]
    expect(await pagesOf({ points }).point('help-town-hall', 'nl', at)).toMatchObject({ hours: null })
  })
  test('of another name is none', async () => expect(await pagesOf().point('help', 'nl', at)).toBeNull())
  test('names the other places of the service', async () => {
    const points = [aPoint(), aPoint({ id: 'help-south', location: 'south' })]
    const locations = [aLocation(), aLocation({ id: 'south', name: 'Zuid' })]
    const page = await pagesOf({ points, locations }).point('help-town-hall', 'nl', at)
    expect(page?.elsewhere).toEqual([{ id: 'help-south', place: 'Zuid' }])
  })
})

describe('events', () => {
  const eventsAt = (instant: string, changes = {}) =>
    pagesOf({ events: [anEvent(changes)] }).events('nl', Date.parse(instant) / 60_000)
  test('stay until they end, by Dutch clocks', async () => {
    expect(await eventsAt('2027-02-01T19:59:00Z')).toMatchObject([
      { title: { text: 'Bijeenkomst' }, organiser: 'De Club' },
    ])
    expect(await eventsAt('2027-02-01T20:00:00Z')).toEqual([])
  })
  test('without an end stay until midnight', async () => {
    expect(await eventsAt('2027-02-01T22:59:00Z', { ends: null })).toHaveLength(1)
    expect(await eventsAt('2027-02-01T23:00:00Z', { ends: null })).toEqual([])
  })
})

describe('the coverage map', () => {
  const coverage = async (changes: Partial<Directory>) => {
    const page = await pagesOf(changes).coverage(['pl', 'bg'], at)
    const [aanstad, noorddorp] = page.rows.map(({ cells }) => cells.find(({ kind }) => kind === 'help-desk'))
    return { page, aanstad, noorddorp }
  }
  test('tells what is there, in which language, what is missing and what nobody has', async () => {
    const { page, aanstad, noorddorp } = await coverage({})
    expect(noorddorp).toMatchObject({ local: 'yes', national: 'no', missing: ['bg'], services: ['help'] })
    expect(aanstad).toMatchObject({ local: 'no', national: 'no', missing: ['pl', 'bg'] })
    expect(page.regions[0]?.cells[1]).toEqual({ kind: 'help-desk', yes: 1, unsure: 0, no: 1 })
    expect(page.nobody).toContain('night-shelter')
    expect(page.nobody).not.toContain('help-desk')
    expect(page.nobodySpeaks).toEqual([{ kind: 'help-desk', languages: ['bg'] }])
  })
  test.each<[string, Partial<Directory>]>([
    ['not confirmed', { services: [aService({ status: 'unknown' })] }],
    ['expired', { points: [aPoint({ expiresOn: day('2028-01-13') })] }],
    ['uncertain', { locations: [aLocation({ confidence: 'uncertain' })] }],
  ])('what is %s is unsure', async (_, changes) => expect((await coverage(changes)).noorddorp?.local).toBe('unsure'))
  test('what ended does not count; what is for the country counts apart', async () => {
    expect((await coverage({ services: [aService({ status: 'ended' })] })).noorddorp?.local).toBe('no')
    const everywhere = { services: [aService({ reach: { kind: 'national' } })], organisations: [anOrganisation()] }
    expect((await coverage(everywhere)).aanstad).toMatchObject({ local: 'no', national: 'yes' })
  })
})
