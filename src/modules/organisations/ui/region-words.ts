import type { Translator } from '#platform/i18n/translator.ts'
import type { RegionChoice } from '../domain/organisation.ts'

/** A region with the way of dividing it is of: several have one of the same name. */
export const regionWords = (t: Translator, { scheme, name }: RegionChoice): string =>
  // Each way of dividing has its words: a test holds the data against them.
  `${name} – ${t(`scheme.${scheme}` as 'scheme.rwb')}`
