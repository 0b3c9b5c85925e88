/** Which list of `Areas` a finding is about. */
export type AreasPart =
  | 'coverage'
  | 'divisions'
  | 'municipalities'
  | 'successions'
  | 'schemes'
  | 'regions'
  | 'memberships'

export type AreasFindingCode =
  | 'period-reversed'
  | 'duplicate'
  | 'overlap'
  | 'gap'
  | 'unknown-code'
  | 'count-differs'
  | 'share-out-of-range'
  | 'shares-do-not-sum'
  | 'succession-off-day'
  | 'outside-coverage'
  | 'membership-outside-life'
  | 'partition-broken'

/** Something in the data that would make an answer wrong. `key` names the row, see the functions below. */
export interface AreasFinding {
  code: AreasFindingCode
  part: AreasPart
  key: string
  /** A sentence for the editor. */
  message: string
}

export const successionKey = (row: { on: string; from: string; to: string }): string =>
  `${row.on} ${row.from} ${row.to}`
export const regionKey = (row: { scheme: string; code: string }): string => `${row.scheme}/${row.code}`
export const membershipKey = (row: { scheme: string; region: string; municipality: string }): string =>
  `${row.scheme}/${row.region}/${row.municipality}`
