import type { PointRow } from './directory-views.ts'

/** `Stadswinkel Noord, Wagnerplein, Tilburg`: what is known, each word once. */
export function addressText({ name, address, municipality, mobile }: NonNullable<PointRow['place']>): string | null {
  const town = [address.postalCode, address.city ?? municipality?.name ?? null]
    .filter((part) => part !== null)
    .join(' ')
  const parts = [mobile ? null : name, address.street, town === '' ? null : town].filter((part) => part !== null)
  return parts.length === 0 ? null : [...new Set(parts)].join(', ')
}
