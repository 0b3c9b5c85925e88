import { type Draft, emptyDraft } from '../domain/report/draft.ts'
import type { Report } from '../domain/report/report.ts'

/** Everything that has to be answered is answered, nothing else is. */
export const aDraft = (some: Partial<Draft> = {}): Draft => ({
  ...emptyDraft,
  entrance: 'worker',
  municipality: 'GM0855',
  forms: ['labour'],
  goingOn: 'yes',
  danger: 'no',
  story: 'Wij krijgen al twee maanden geen loon.',
  ...some,
})

export const aReport = (some: Partial<Report> = {}): Report => ({
  v: 1,
  entrance: 'worker',
  language: 'nl',
  forms: ['labour'],
  place: { municipality: 'GM0855', words: '' },
  goingOn: 'yes',
  danger: 'no',
  story: 'Wij krijgen al twee maanden geen loon.',
  hasIdentity: false,
  files: [],
  salt: 'A'.repeat(43),
  ...some,
})
