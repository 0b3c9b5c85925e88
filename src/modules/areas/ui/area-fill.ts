/**
 * How an area is filled. Each has a pattern of its own beside its colour, so that nobody needs to see colours.
 * `solid` `stripes` `dots` `grid` – what the legend says · `blank` – known to be nothing · `unknown` – not known.
 */
export const areaFills = ['solid', 'stripes', 'dots', 'grid', 'blank', 'unknown'] as const
export type AreaFill = (typeof areaFills)[number]

export interface LegendEntry {
  className: AreaFill
  label: string
}
