import { type Day, isWithin } from '#kernel/days.ts'
import { spanText, stretchOfSpan } from '#kernel/partial-date.ts'
import type { Confidence, SourceCode } from '#kernel/sources.ts'
import type { Basis, FrameworkCounts, Measurement, MunicipalityCode, PolicyDocument } from './policy.ts'
import { isKnownStatus, statementsOn } from './statements.ts'
import { type TraffickingCount, traffickingOn } from './trafficking.ts'

/** The count on one day. Everything measured is null on a day that no measurement speaks of: not known, never 0. */
export interface PolicyCount {
  /** In the division of the day. */
  municipalities: number
  withFramework: number | null
  /** With housing policy only; the measurement of 2020 does not say which. */
  housing: number | null
  integral: number | null
  /** `withFramework` divided by `municipalities`, 0 to 1, not rounded. */
  share: number | null
  /** As precise as the source: `2020-12`, never a day that nobody gave. */
  measuredOn: string | null
  measuredOnBasis: Basis | null
  /**
   * Municipalities of which a source shows by name that labour-migration policy was decided by this day: named in a
   * measurement, or with a document of which no end is known. What is not seen is not counted.
   */
  knownAtLeast: number
  trafficking: TraffickingCount
  /** Of the measurement; empty without one. */
  sources: readonly SourceCode[]
  /** Of the measured numbers; null without a measurement. */
  confidence: Confidence | null
}

/** A measurement that has numbers. */
export type CountMeasurement = Measurement & { counts: FrameworkCounts }

/** The count of labour-migration frameworks in the province that speaks of `on`, if one does. */
export const measurementOn = (measurements: readonly Measurement[], on: Day): CountMeasurement | undefined =>
  measurements
    .filter((measurement): measurement is CountMeasurement => measurement.counts !== null)
    .filter(({ subject, area }) => subject === 'labour-migration' && area === 'province')
    .find(({ about }) => isWithin(stretchOfSpan(about), on))

/** @param municipalities those of the division on `on`. */
export function countOn(
  measurements: readonly Measurement[],
  documents: readonly PolicyDocument[],
  municipalities: readonly { code: MunicipalityCode }[],
  on: Day,
): PolicyCount {
  const measured = measurementOn(measurements, on)
  const counts = measured?.counts
  const statements = statementsOn({ measurements, documents }, municipalities, [], on)
  return {
    municipalities: municipalities.length,
    withFramework: counts?.withFramework ?? null,
    housing: counts?.housing ?? null,
    integral: counts?.integral ?? null,
    share: counts && municipalities.length > 0 ? counts.withFramework / municipalities.length : null,
    measuredOn: measured ? spanText(measured.about) : null,
    measuredOnBasis: measured?.aboutBasis ?? null,
    knownAtLeast: statements.filter(({ status }) => isKnownStatus(status)).length,
    trafficking: traffickingOn(documents, municipalities, on),
    sources: measured?.sources ?? [],
    confidence: measured?.confidence ?? null,
  }
}
