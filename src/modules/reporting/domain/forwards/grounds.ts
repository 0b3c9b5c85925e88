import { type Ground, grounds } from '../casework/needs.ts'
import { type ForwardField, isAboutPeople } from './fields.ts'

interface GroundRow {
  /** Codes in `content/grounds`: the rules that it stands on, explained where it is chosen. */
  rules: readonly [string, ...string[]]
  /** Whether it is there for facts about people as well. */
  people: boolean
}

/**
 * On what a report may be shared. The software explains each and keeps which was chosen; people decide. Source of law: as `content/grounds` says for each code.
 */
export const shareGrounds = {
  /** About an address, a company or a pattern, with nobody in it. */
  'place-based': { rules: ['AVG-04', 'AVG-03'], people: false },
  /** About somebody, for the public task of the organisation. */
  'person-based': { rules: ['AVG-01', 'AVG-02', 'AVG-03', 'REP-03', 'REP-04'], people: true },
  /** Somebody's life or health is in danger now. */
  'acute-danger': { rules: ['AVG-01', 'REP-05', 'AVG-03'], people: true },
  /** Somebody under 18. */
  minor: { rules: ['REP-06', 'AVG-01', 'AVG-03'], people: true },
  /** Within a partnership that the law names, by its own process. */
  'wgs-partnership': { rules: ['WGS-01', 'WGS-02', 'WGS-03', 'WGS-04'], people: true },
} as const satisfies Readonly<Record<Ground, GroundRow>>

export type ShareGround = Ground
export const shareGroundNames = grounds

/** The fields that do not go with a ground: told before anything is sent, and decided by who sends it. */
export const fieldsToWeigh = (ground: ShareGround, fields: readonly ForwardField[]): readonly ForwardField[] =>
  shareGrounds[ground].people ? [] : fields.filter(isAboutPeople)
