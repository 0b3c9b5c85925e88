import { err, ok, type Result } from '#kernel/result.ts'

/** A region of `data/areas`: the same name can be in several schemes. */
export interface RegionRef {
  scheme: string
  code: string
}

/**
 * Where something was promised. `province` – the whole of a province (`PV30` is Noord-Brabant); `wider` – a country or
 * the Union (`NL`, `BE`, `EU`). An item without places is one for which the source names none.
 */
export type Place =
  | ({ kind: 'region' } & RegionRef)
  | { kind: 'municipality'; code: string }
  | { kind: 'province'; code: string }
  | { kind: 'wider'; code: string }

/** The province this register is of. */
export const ownProvince = 'PV30'

/** Reads `labour-market-region/AM25`, `GM0772`, `PV30` or `NL`. Refusal: `not-a-place`. */
export function parsePlace(text: string): Result<Place, 'not-a-place'> {
  if (/^GM\d{4}$/.test(text)) return ok({ kind: 'municipality', code: text })
  if (/^PV\d{2}$/.test(text)) return ok({ kind: 'province', code: text })
  if (/^[A-Z]{2}$/.test(text)) return ok({ kind: 'wider', code: text })
  const [, scheme, code] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\/([A-Z][A-Z0-9-]*)$/.exec(text) ?? []
  if (scheme === undefined || code === undefined) return err('not-a-place')
  return ok({ kind: 'region', scheme, code })
}

/** As `parsePlace` reads it. */
export const placeText = (place: Place): string =>
  place.kind === 'region' ? `${place.scheme}/${place.code}` : place.code

export const regionText = ({ scheme, code }: RegionRef): string => `${scheme}/${code}`
