import { coveredDay, municipalitiesOn } from '#modules/areas/index.ts'
import type { ApiWorld } from '#modules/directory/server/index.ts'
import { contactNumber } from './contact-number.ts'
import type { Services } from './services.ts'

/** What the API answers from. */
export async function apiWorld(
  services: Pick<Services, 'areas' | 'directory' | 'library' | 'today'>,
): Promise<ApiWorld> {
  const { areas, library } = services
  const today = services.today()
  const known = municipalitiesOn(areas, coveredDay(areas, today))
  return {
    directory: await services.directory.current(),
    numberOf: (id) => contactNumber(library, id, today),
    municipalities: new Map((known.ok ? known.value : []).map((one) => [one.code, one])),
  }
}
