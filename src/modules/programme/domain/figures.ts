import type { Day } from '#kernel/days.ts'
import type { Provenance } from '#kernel/sources.ts'
import { type FigureBound, figureUnits, type ItemId, type KnownBasis } from './items.ts'
import type { Place } from './places.ts'
import { type Interval, shareInterval } from './uncertainty.ts'
import type { When } from './when.ts'

export type FigureId = string

/** What a figure is about. Figures of one subject and area stand beside each other; they are never added up. */
export const figureSubjects = [
  'migrants',
  'share',
  'beds-short',
  'well-housed',
  'answered',
  'care-coordination',
  'victim-care',
  'no-reporting',
  'thinks-local',
  'little-view',
] as const
export type FigureSubject = (typeof figureSubjects)[number]

/**
 * How it was made. `registered` – counted in a register · `employer-based` – counted by where people work · `estimate` –
 * the source calls it so, or rounds it · `survey` – what those who answered said · `count` – every one was looked at ·
 * `not-told` – the source does not say.
 */
export const figureDefinitions = ['registered', 'employer-based', 'estimate', 'survey', 'count', 'not-told'] as const
export type FigureDefinition = (typeof figureDefinitions)[number]

export const measureUnits = [...figureUnits, 'percent', 'beds', 'regions'] as const
export type MeasureUnit = (typeof measureUnits)[number]

/** Who answered a survey. `asked` is null when the source does not tell how many were asked, or of how many it speaks. */
export interface SurveyResponse {
  answered: number
  asked: number | null
}

/** A number that a source gives, with everything that is needed to read it rightly. Its words are under the same id. */
export interface Figure extends Provenance {
  id: FigureId
  subject: FigureSubject
  /** `low` and `high` are the same where the source gives one value. */
  low: number
  high: number
  bound: FigureBound
  unit: MeasureUnit
  /** The whole that it is a part of, such as 39 of 56 municipalities; null when it is no part or the whole is not known. */
  of: number | null
  response: SurveyResponse | null
  /** Null: the source does not say which of several areas with one name it means. */
  area: Place | null
  /** Null: the source has no date. */
  when: When | null
  definition: FigureDefinition
  /** The items that it says something about. */
  items: readonly ItemId[]
  /** Figures that cannot be true together with this one, as far as we can see. */
  conflictsWith: readonly FigureId[]
  knownOn: Day
  knownBasis: KnownBasis
}

/** How many answered of those asked; null when either is not known. */
export function responseRateOf({ response }: Pick<Figure, 'response'>): number | null {
  if (response === null || response.asked === null) return null
  return response.answered / response.asked
}

/**
 * The 95 % interval of a share of those who answered a survey. Null for anything else: a count of all is no sample, a
 * range or a lower bound has no single share, and without the number of those who answered nothing can be said. It
 * tells of chance only: who did not answer may think otherwise.
 */
export function intervalOf(figure: Figure): Interval | null {
  const { definition, unit, low, high, bound, response } = figure
  const single = low === high && bound !== 'at-least'
  if (definition !== 'survey' || unit !== 'percent' || !single || response === null) return null
  return shareInterval(low / 100, response.answered, response.asked)
}
