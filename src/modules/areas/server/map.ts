import { forceCollide, forceSimulation, forceX, forceY } from 'd3-force'
import { type ExtendedFeature, type ExtendedFeatureCollection, geoIdentity, geoPath } from 'd3-geo'
import type { AreaCircle, AreaMapShapes, AreaOutline } from '../domain/area-shapes.ts'
import type { Municipality, MunicipalityCode } from '../domain/areas.ts'
import type { AreaGeometry, Boundary, Position } from '../domain/boundary.ts'

export interface CartogramOptions {
  /** Width of the drawing in its own units. Whole numbers are enough at 1000 and keep the page small. */
  width?: number
  /** What the areas of the circles stand for, 0 or more. Left out: all circles are equal. */
  values?: ReadonlyMap<MunicipalityCode, number>
}

/** Part of the drawing that the circles fill together: more pushes them far from their place, less makes them small. */
const filledPart = 0.5

/** Units that always stay free between two circles, so that their edges can be told apart. */
const gap = 3

/** The smallest circle that can still be seen and pointed at, in units of a drawing of 1000 wide. */
const smallest = 9

/**
 * A Dorling cartogram: one circle per municipality near its place, none overlapping, the same drawing every time.
 * With `values` the area of a circle follows its value; one without a value gets the smallest circle and
 * `unknown: true`, so that it is never taken for 0.
 * @throws RangeError when a value is negative or not a number
 */
export function cartogram(
  municipalities: readonly Municipality[],
  { width = 1000, values }: CartogramOptions = {},
): AreaMapShapes<AreaCircle> {
  if (municipalities.length === 0) return { viewBox: `0 0 ${width} ${width}`, shapes: [] }
  const places = projected(municipalities, width)
  const height = Math.max(...places.map(({ y }) => y), width / 4)
  const weights = municipalities.map(({ code }) => weightOf(code, values))
  const total = weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0)
  const perWeight = total === 0 ? 0 : (filledPart * width * height) / (Math.PI * total)
  const least = (smallest * width) / 1000
  const circles = places.map((place, index) => {
    const weight = weights[index]
    const r = Math.max(least, Math.sqrt((weight ?? 0) * perWeight))
    return { ...place, r, ...(weight === undefined ? { unknown: true as const } : {}) }
  })
  return framed(shrunk(settled(circles)))
}

/**
 * The boundaries themselves as SVG paths, in the same manner of drawing: north up, degrees of longitude shortened to
 * what they measure at this latitude, whole numbers.
 */
export function boundaryMap(boundaries: readonly Boundary[], width = 1000): AreaMapShapes<AreaOutline> {
  if (boundaries.length === 0) return { viewBox: `0 0 ${width} ${width}`, shapes: [] }
  const features = boundaries.map(({ geometry }) => flattened(geometry))
  const all: ExtendedFeatureCollection = { type: 'FeatureCollection', features }
  const plane = geoIdentity().reflectY(true)
  const [[west, north], [east, south]] = geoPath(plane).bounds(all)
  const unit = width / (east - west)
  const path = geoPath(plane.scale(unit).translate([-west * unit, -north * unit])).digits(0)
  const shapes = boundaries.flatMap(({ code }, index) => {
    const feature = features[index]
    const d = feature && path(feature)
    return d ? [{ code, d }] : []
  })
  return { viewBox: `0 0 ${width} ${Math.ceil((south - north) * unit)}`, shapes }
}

/** `name` when it fits in a circle at `fontSize`; a cut-off name would be another word. */
export const labelThatFits = (name: string, r: number, fontSize: number): string | undefined =>
  name.length * fontSize * meanLetterWidth <= 2 * r * usableWidth ? name : undefined

/** Of a letter, in parts of the font size; on the wide side of the system fonts. */
const meanLetterWidth = 0.62
/** Part of the width of a circle that a line through its middle may use. */
const usableWidth = 0.92

function weightOf(code: MunicipalityCode, values: CartogramOptions['values']): number | undefined {
  const value = values ? values.get(code) : 1
  if (value !== undefined && !(value >= 0 && Number.isFinite(value))) throw new RangeError(`${code} has value ${value}`)
  return value
}

interface Placed {
  code: MunicipalityCode
  x: number
  y: number
}
type PlacedCircle = Placed & { r: number; unknown?: true }

/** Degrees of longitude are shorter than those of latitude here; this is how much, at the middle of the province. */
const shortening = Math.cos((51.5 * Math.PI) / 180)

function projected(municipalities: readonly Municipality[], width: number): Placed[] {
  const west = Math.min(...municipalities.map(({ lon }) => lon))
  const east = Math.max(...municipalities.map(({ lon }) => lon))
  const north = Math.max(...municipalities.map(({ lat }) => lat))
  const unit = width / Math.max((east - west) * shortening, Number.EPSILON)
  return municipalities.map(({ code, lat, lon }) => ({
    code,
    x: east === west ? width / 2 : (lon - west) * shortening * unit,
    y: east === west ? 0 : (north - lat) * unit,
  }))
}

/** d3-force draws no dice: its own generator starts from the same number every time. */
function settled(circles: readonly PlacedCircle[]): PlacedCircle[] {
  const nodes = circles.map((circle) => ({ ...circle, home: { x: circle.x, y: circle.y } }))
  const simulation = forceSimulation(nodes)
    .force('x', forceX<(typeof nodes)[number]>(({ home }) => home.x).strength(0.15))
    .force('y', forceY<(typeof nodes)[number]>(({ home }) => home.y).strength(0.15))
    .force('collide', forceCollide<(typeof nodes)[number]>(({ r }) => r + gap / 2 + 1).iterations(8))
    .stop()
    .tick(300)
  simulation.force('x', null).force('y', null).alpha(1).tick(60)
  return nodes.map(({ code, x, y, r, unknown }) => ({ code, x, y, r, ...(unknown ? { unknown } : {}) }))
}

/** Whole numbers, and small enough that no two touch: settling ends close to that, but promises nothing. */
function shrunk(circles: readonly PlacedCircle[]): PlacedCircle[] {
  const rounded = circles.map((circle) => ({ ...circle, x: Math.round(circle.x), y: Math.round(circle.y) }))
  let factor = 1
  for (const [index, a] of rounded.entries()) {
    for (const b of rounded.slice(index + 1)) {
      const room = Math.hypot(a.x - b.x, a.y - b.y) - gap
      factor = Math.min(factor, Math.max(room, 0) / (a.r + b.r))
    }
  }
  return rounded.map((circle) => ({ ...circle, r: Math.floor(circle.r * factor) }))
}

function framed(circles: readonly PlacedCircle[]): AreaMapShapes<AreaCircle> {
  const left = Math.min(...circles.map(({ x, r }) => x - r)) - gap
  const top = Math.min(...circles.map(({ y, r }) => y - r)) - gap
  const right = Math.max(...circles.map(({ x, r }) => x + r)) + gap
  const bottom = Math.max(...circles.map(({ y, r }) => y + r)) + gap
  return {
    viewBox: `0 0 ${right - left} ${bottom - top}`,
    shapes: circles.map((circle) => ({ ...circle, x: circle.x - left, y: circle.y - top })),
  }
}

/** On a flat plane the direction of a ring does not matter; on d3's globe a wrong one would fill the whole earth. */
function flattened(geometry: AreaGeometry): ExtendedFeature {
  const flat = (ring: readonly Position[]) => ring.map(([lon, lat]) => [lon * shortening, lat])
  const shape =
    geometry.type === 'Polygon'
      ? { type: geometry.type, coordinates: geometry.coordinates.map(flat) }
      : { type: geometry.type, coordinates: geometry.coordinates.map((polygon) => polygon.map(flat)) }
  return { type: 'Feature', properties: null, geometry: shape }
}
