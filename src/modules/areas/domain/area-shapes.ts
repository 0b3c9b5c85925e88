import type { MunicipalityCode } from './areas.ts'

/** A circle for a municipality, in whole units of the drawing. */
export interface AreaCircle {
  code: MunicipalityCode
  x: number
  y: number
  r: number
  /** There is no value for it: its size means nothing. */
  unknown?: true
}

/** The outline of a municipality as the `d` of an SVG path. */
export interface AreaOutline {
  code: MunicipalityCode
  d: string
}

export interface AreaMapShapes<Shape> {
  viewBox: string
  shapes: readonly Shape[]
}
