import type { Translator } from '#platform/i18n/translator.ts'
import type { NamedRegion } from '../domain/board-views.ts'

/**
 * The name of a region, and for one that is not of the labour market what kind of region it is: names come back in
 * several divisions. A kind that says the name already stands alone.
 */
export function regionLabel(t: Translator, { scheme, name }: NamedRegion): string {
  if (scheme === 'labour-market-region') return name
  const kind = t(`scheme.${scheme}` as 'scheme.rwb')
  return kind.startsWith(name) ? kind : `${name} (${kind})`
}
