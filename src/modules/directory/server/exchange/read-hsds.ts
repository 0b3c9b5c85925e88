import type { Day } from '#kernel/days.ts'
import { sourceLanguage } from '#kernel/language.ts'
import type { Checked, Directory, Phone, Reach, SpokenLanguage } from '../../domain/directory.ts'
import type {
  HsdsLanguage,
  HsdsLocation,
  HsdsOrganization,
  HsdsPhone,
  HsdsService,
  HsdsServiceAtLocation,
} from '../../forms/hsds-forms.ts'
import { uuidOf } from './hsds-ids.ts'
import { scheduleIn } from './hsds-schedule.ts'

/** What rows of another directory do not tell of themselves: it is asked of the person who imports them. */
export interface ImportOrigin {
  source: string
  checkedOn: Day
  expiresOn: Day
}

/** Something a row cannot do without, as a sentence for the person who imports it. */
export class UnreadableRow extends Error {}

/** Our ids by those of HSDS: of the rows that are stored and of those in the file. */
export type IdsByUuid = Map<string, string>

export function storedIds({ organisations, services, locations }: Directory): IdsByUuid {
  const of = (name: string, rows: readonly { id: string }[]) =>
    rows.map(({ id }): [string, string] => [uuidOf(name, id), id])
  return new Map([...of('organizations', organisations), ...of('services', services), ...of('locations', locations)])
}

/** Makes rows of the directory from objects of HSDS; what they are checked by comes later. @throws UnreadableRow */
export function hsdsReader(ids: IdsByUuid, origin: ImportOrigin | null) {
  const idOf = (uuid: string): string => ids.get(uuid) ?? uuid.toLowerCase()
  const reference = (uuid: string | null | undefined, what: string): string => {
    if (!uuid) throw new UnreadableRow(`It names no ${what}.`)
    return idOf(uuid)
  }
  const checkedOf = (row: { id: string; baken?: (Checked & { id: string }) | undefined }) => {
    if (row.baken) {
      const { id, sources, confidence, checkedOn, verifiedByPerson, expiresOn } = row.baken
      return { id, sources, confidence, checkedOn, verifiedByPerson, expiresOn }
    }
    if (!origin) throw new UnreadableRow('It does not tell where it comes from: name a source with --source.')
    const { source, checkedOn, expiresOn } = origin
    const sources = [source]
    return {
      id: idOf(row.id),
      sources,
      confidence: 'secondary' as const,
      checkedOn,
      verifiedByPerson: false,
      expiresOn,
    }
  }
  return {
    organizations: (row: HsdsOrganization) => ({
      ...checkedOf(row),
      name: row.name,
      url: row.website,
      texts: textsOf(row, { description: row.description }, row.description !== null),
    }),
    locations: (row: HsdsLocation) => ({ ...checkedOf(row), ...locationFields(row) }),
    services: (row: HsdsService) => ({
      ...checkedOf(row),
      organisation: reference(row.organization_id ?? row.organization?.id, 'organisation'),
      ...serviceFields(row, origin),
    }),
    service_at_locations: (row: HsdsServiceAtLocation) => {
      const checked = checkedOf(row)
      return {
        ...checked,
        service: reference(row.service_id, 'service'),
        location: reference(row.location_id ?? row.location?.id, 'location'),
        schedule: scheduleIn(row, { sources: checked.sources, confidence: checked.confidence }),
        phones: phonesIn(row.phones, row.baken?.phones ?? [], origin),
      }
    },
  }
}

interface Worded {
  baken?: { words: { language: string; translation: string } | null; translations: object } | undefined
}

/** The words of the fields of HSDS in their language, and the others beside them. */
function textsOf(row: Worded, words: object, worded = true): object {
  if (!row.baken) return worded ? { [sourceLanguage]: { ...words, translation: 'source' } } : {}
  const { words: main, translations } = row.baken
  return { ...(main ? { [main.language]: { ...words, translation: main.translation } } : {}), ...translations }
}

function locationFields(row: HsdsLocation) {
  const [address] = row.addresses ?? []
  const [access] = row.accessibility ?? []
  const whole = {
    street: address?.address_1 ?? null,
    postalCode: address?.postal_code ?? null,
    city: address?.city ?? null,
  }
  const stepFree = access?.description === 'step-free' ? true : access?.description === 'not step-free' ? false : null
  return {
    kind: row.location_type === 'virtual' ? 'virtual' : row.baken?.mobile ? 'mobile' : 'physical',
    name: row.name,
    municipality: row.external_identifier,
    address: row.baken?.address ?? whole,
    position: row.latitude === null || row.longitude === null ? null : { lat: row.latitude, lon: row.longitude },
    stepFree,
    texts: textsOf(row, { description: row.description }, row.description !== null),
  }
}

const statuses = {
  active: 'active',
  'temporarily closed': 'temporarily-closed',
  defunct: 'ended',
  inactive: 'unknown',
} as const

function serviceFields(row: HsdsService, origin: ImportOrigin | null) {
  const codes = (row.attributes ?? []).flatMap(({ taxonomy_term }) => taxonomy_term?.code ?? [])
  const named = (sort: string) =>
    codes.flatMap((code) => (code.startsWith(`${sort}:`) ? [code.slice(sort.length + 1)] : []))
  const { name, description, eligibility_description: eligibility } = row
  const documents = row.required_documents?.map(({ document }) => document) ?? null
  return {
    kinds: named('kind'),
    topics: named('topic'),
    status: statuses[row.status],
    cost: row.cost_options?.[0]?.option ?? 'unknown',
    reach: reachIn(row),
    languages: languagesIn(row.languages, origin),
    interpreter: row.baken?.interpreter ?? null,
    url: row.url,
    phones: phonesIn(row.phones, row.baken?.phones ?? [], origin),
    texts: textsOf(row, { name, description, eligibility, documents }),
  }
}

function reachIn({ service_areas: areas }: HsdsService): Reach | null {
  if (!areas || areas.length === 0) return null
  if (areas.some(({ extent_type }) => extent_type === 'country')) return { kind: 'national' }
  const [first] = areas
  if (first?.extent_type === 'region') {
    const [scheme = '', region = ''] = (first.extent ?? '').split('/')
    return { kind: 'region', scheme, region }
  }
  const codes = areas.flatMap(({ extent, extent_type }) => (extent_type === 'municipality' && extent ? [extent] : []))
  return codes.length === 0 ? null : { kind: 'municipalities', codes }
}

function languagesIn(languages: readonly HsdsLanguage[] | null, origin: ImportOrigin | null): SpokenLanguage[] | null {
  if (!languages) return null
  return languages.map(({ code, baken }) => {
    if (code === null) throw new UnreadableRow('A language has no code.')
    if (baken) return { code, ...baken }
    if (!origin) throw new UnreadableRow(`The language ${code} has no source: name one with --source.`)
    return { code, sources: [origin.source], confidence: 'secondary' }
  })
}

function phonesIn(phones: readonly HsdsPhone[] | null, others: readonly Phone[], origin: ImportOrigin | null): Phone[] {
  const read = (phones ?? []).map(({ number, languages, baken }): Phone => {
    const contact = baken?.contact ?? null
    return {
      contact,
      number: contact === null ? number : null,
      confidence: baken ? baken.confidence : 'secondary',
      languages: languagesIn(languages, origin),
    }
  })
  return [...read, ...others]
}
