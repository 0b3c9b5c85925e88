import type { Services } from './services.ts'
import { demoOrganisations } from './staff/demo-people.ts'

export interface ReportPlace {
  code: string
  name: string
}

/** Made-up municipalities, by the name that stands behind the word "Gemeente". */
const ofDemo: readonly ReportPlace[] = demoOrganisations.flatMap(({ kind, name, place }) =>
  kind === 'municipality' && place.kind === 'municipality'
    ? [{ code: place.code, name: name.replace(/^Gemeente /, '') }]
    : [],
)

/** Where something can have happened: every municipality of today, and those of the demonstration where it is one. */
export const reportPlaces = ({ staff, municipalities }: Pick<Services, 'staff' | 'municipalities'>): ReportPlace[] => [
  ...(staff.demo === null ? [] : ofDemo),
  ...municipalities(),
]

/** The name of a place; null: it is not known. A place that is none goes by its code. */
export const placeName = (services: Pick<Services, 'staff' | 'municipalities'>, code: string | null): string | null =>
  code === null || code === 'unknown'
    ? null
    : (reportPlaces(services).find((place) => place.code === code)?.name ?? code)
