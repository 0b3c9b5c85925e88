import { checkA4 } from './check-a4.ts'
import { checkOptions, checkRules } from './check-answers.ts'
import { checkAssessments } from './check-assessments.ts'
import { checkGrounds, checkSignals, checkSources, checkUncertain } from './check-facts.ts'
import { checkCircles, checkDangerFirst, checkEdges, checkLength, checkReach } from './check-graph.ts'
import { checkDates, checkEnough, checkIdentity, checkTwice } from './check-lines.ts'
import { checkComplete, checkContacts } from './check-outcomes.ts'
import { checkLanguages, checkMessages, checkReferences, checkSecondReadings, checkStatus } from './check-words.ts'
import type { Check } from './finding.ts'
import type { ProfileName } from './guide.ts'

/** What holds for every guide, whatever it is for. */
const always: readonly Check[] = [
  checkIdentity,
  checkEdges,
  checkReach,
  checkCircles,
  checkOptions,
  checkRules,
  checkComplete,
  checkContacts,
  checkSources,
  checkUncertain,
  checkSignals,
  checkGrounds,
  checkTwice,
  checkDates,
  checkLanguages,
  checkStatus,
  checkMessages,
  checkSecondReadings,
  checkReferences,
]

/**
 * Which checks apply to which profile. A step plan is used in a hurry and stands on a wall: danger first, short, with
 * enough to go on, and on one A4. A self-assessment is filled in at a table and may be long.
 */
export const profiles: Readonly<Record<ProfileName, readonly Check[]>> = {
  'step-plan': [...always, checkDangerFirst, checkLength, checkEnough, checkA4],
  'self-assessment': [...always, checkAssessments],
}
