import type { Kysely } from 'kysely'
import { day } from '#kernel/days.ts'
import type { Directory } from '#modules/directory/index.ts'
import type { DirectoryTables } from '#modules/directory/server/index.ts'

const seenOn = {
  sources: [],
  confidence: 'own',
  checkedOn: day('2026-11-21'),
  verifiedByPerson: false,
  expiresOn: day('2027-05-21'),
} as const
/** A row that somebody has to look at soon. */
const seenLongAgo = { ...seenOn, checkedOn: day('2026-06-20'), expiresOn: day('2026-12-20') } as const

const spoken = (code: string) => ({ code, sources: [], confidence: 'own' }) as const
const weekdaysFrom = (opens: number, closes: number) =>
  ([1, 2, 3, 4] as const).map((weekday) => ({ weekday, opens, closes, byAppointment: false }))
const openFrom = (opens: number, closes: number) =>
  ({
    appointmentOnly: false,
    weekly: [
      { period: { from: day('2026-01-01'), until: null }, onHolidays: 'closed', slots: weekdaysFrom(opens, closes) },
    ],
    exceptions: [],
    stops: [],
    sources: [],
    confidence: 'own',
  }) as const

const service = {
  topics: ['work', 'registration'],
  status: 'active',
  cost: 'free',
  reach: null,
  interpreter: null,
  url: null,
  phones: [],
  ...seenOn,
} as const
const place = { kind: 'physical', municipality: null, position: null, stepFree: true, texts: {} } as const

/**
 * Rows for the demonstration, of organisations that people can sign in for. Each says in its name that it is made up, on every page, in what is exported
 * and in what phones keep. In no municipality and for nobody: no count of what there is for people in Brabant changes by them.
 */
const madeUp: Omit<Directory, 'events' | 'holidays'> = {
  organisations: [
    { id: 'hulppunt-voorbeeld', name: 'Hulppunt Voorbeeld (verzonnen)', url: null, texts: {}, ...seenOn },
    { id: 'gemeente-voorbeeldstad', name: 'Gemeente Voorbeeldstad (verzonnen)', url: null, texts: {}, ...seenOn },
  ],
  services: [
    {
      ...service,
      id: 'voorbeeld-hulppunt',
      organisation: 'hulppunt-voorbeeld',
      kinds: ['information-point'],
      languages: [spoken('en'), spoken('nl'), spoken('pl')],
      texts: {
        nl: {
          name: 'Verzonnen hulppunt, voor de demonstratie',
          description: 'Dit hulppunt bestaat niet. Je ziet hier hoe een organisatie haar tijden bijhoudt.',
          eligibility: null,
          documents: null,
          translation: 'source',
        },
        en: {
          name: 'Made-up help point, for the demonstration',
          description: 'This help point does not exist. It shows how an organisation keeps its hours.',
          eligibility: null,
          documents: null,
          translation: 'draft',
        },
      },
    },
    {
      ...service,
      id: 'voorbeeld-balie',
      organisation: 'gemeente-voorbeeldstad',
      kinds: ['registration-desk'],
      languages: null,
      texts: {
        nl: {
          name: 'Verzonnen balie, voor de demonstratie',
          description: 'Deze balie bestaat niet. Je ziet hier hoe een gemeente haar tijden bijhoudt.',
          eligibility: null,
          documents: ['Je paspoort'],
          translation: 'source',
        },
        en: {
          name: 'Made-up desk, for the demonstration',
          description: 'This desk does not exist. It shows how a municipality keeps its hours.',
          eligibility: null,
          documents: ['Your passport'],
          translation: 'draft',
        },
      },
    },
  ],
  locations: [
    {
      ...place,
      id: 'voorbeeld-buurthuis',
      name: 'Buurthuis Voorbeeld (verzonnen)',
      address: { street: null, postalCode: null, city: 'Voorbeeldstad' },
      ...seenLongAgo,
    },
    {
      ...place,
      id: 'voorbeeld-stadhuis',
      name: 'Stadhuis Voorbeeldstad (verzonnen)',
      address: { street: null, postalCode: null, city: 'Voorbeeldstad' },
      ...seenOn,
    },
  ],
  points: [
    {
      id: 'voorbeeld-hulppunt-buurthuis',
      service: 'voorbeeld-hulppunt',
      location: 'voorbeeld-buurthuis',
      schedule: openFrom(540, 1020),
      phones: [],
      ...seenOn,
    },
    {
      id: 'voorbeeld-balie-stadhuis',
      service: 'voorbeeld-balie',
      location: 'voorbeeld-stadhuis',
      schedule: openFrom(510, 960),
      phones: [],
      ...seenOn,
    },
  ],
}

/** Puts the rows into the directory as if they were imported, so that they stay when the files change; and says who keeps them. What people changed since, stays. */
export async function loadDemoRows(
  owner: Kysely<Pick<DirectoryTables, 'directory_row' | 'directory_edition' | 'directory_steward'>>,
  now: Date,
): Promise<void> {
  const rows = (['organisations', 'services', 'locations', 'points'] as const).flatMap((part) =>
    madeUp[part].map((body) => ({ part, id: body.id, origin: 'import' as const, body: JSON.stringify(body) })),
  )
  const added = await owner
    .insertInto('directory_row')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  const edition = { origin: 'import', fingerprint: null, made_at: now } as const
  if (added.length > 0) await owner.insertInto('directory_edition').values(edition).execute()
  await owner
    .insertInto('directory_steward')
    .values([
      { directory_organisation: 'hulppunt-voorbeeld', organisation: 'hulppunt-voorbeeld', set_by: null },
      { directory_organisation: 'gemeente-voorbeeldstad', organisation: 'voorbeeldstad', set_by: null },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
