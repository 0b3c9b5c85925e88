import { coveredDay, municipalitiesOn, regionsOf } from '#modules/areas/index.ts'
import type { ChosenPlace } from './place.ts'
import type { Services } from './services.ts'

/** Reads `?place=GM0855`; null when none was chosen or none is called so. */
export function chosenPlace(services: Pick<Services, 'areas' | 'today'>, url: URL): ChosenPlace | null {
  const code = url.searchParams.get('place')
  return code ? (placeCalled(services, code) ?? null) : null
}

function placeCalled(services: Pick<Services, 'areas' | 'today'>, code: string): ChosenPlace | undefined {
  return everyPlace(services).find((place) => place.code === code)
}

/** Every municipality of today with its regions, in the order of the data. */
export function everyPlace(services: Pick<Services, 'areas' | 'today'>): ChosenPlace[] {
  const { areas } = services
  const on = coveredDay(areas, services.today())
  const known = municipalitiesOn(areas, on)
  return (known.ok ? known.value : []).map(({ code, name }) => {
    const regions = regionsOf(areas, code, on)
    return { code, name, areas: [code, ...(regions.ok ? regions.value.map((region) => region.code) : [])] }
  })
}
