import type { Place } from '../domain/organisation.ts'

/** A place as the columns that keep it. */
export const placeColumns = (place: Place) => ({
  place_kind: place.kind,
  place_code: place.kind === 'municipality' ? place.code : place.kind === 'region' ? place.region : null,
  place_scheme: place.kind === 'region' ? place.scheme : null,
})
