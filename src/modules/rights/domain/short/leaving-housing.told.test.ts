import { describe } from 'vitest'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { type HomeAfterJob, leavingHousing } from './leaving-housing.ts'

/** A home of the agency with a rent contract of its own, after a job that ended; nobody was put out. */
const asked: HomeAfterJob = {
  jobEnded: on('2026-07-01'),
  agencyHousing: true,
  separateContract: true,
  shortStay: false,
  putOut: false,
}
const { tells, tellsBy, isSilentWithout } = toldTables(leavingHousing, asked)

describe('what is told of the weeks in a home of the agency', () => {
  tells('agency-weeks', [
    ['a home of the agency', {}, ['ok', 'agency-weeks weeks 4 day 2026-07-29 by leave-agency-housing-weeks, TEN-02']],
    [
      'perhaps one',
      { agencyHousing: null },
      ['unknown agencyHousing', 'agency-weeks weeks 4 day 2026-07-29 by leave-agency-housing-weeks, TEN-02'],
    ],
    ['another home', { agencyHousing: false }, ['not-applicable because no-agency-housing']],
    ['another home and no day', { agencyHousing: false, jobEnded: null }, ['not-applicable because no-agency-housing']],
    ['no day', { jobEnded: null }, ['unknown jobEnded']],
    ['nothing', { jobEnded: null, agencyHousing: null }, ['unknown jobEnded agencyHousing']],
  ])
  tellsBy('agency-weeks', [
    [
      'weeks that are not certain',
      { unsure: ['leave-agency-housing-weeks'] },
      {},
      ['unknown because uncertain-rule', 'agency-weeks weeks 4 day 2026-07-29 by leave-agency-housing-weeks, TEN-02'],
    ],
  ])
  isSilentWithout('agency-weeks', ['leave-agency-housing-weeks', 'TEN-02'])
})

describe('what is told of the rent contract after the job', () => {
  tells('rent-goes-on', [
    ['a contract of its own', {}, ['ok', 'rent-goes-on by TEN-01']],
    [
      'one contract with the job',
      { separateContract: false },
      ['unknown because one-contract', 'rent-goes-on by TEN-01'],
    ],
    [
      'a short stay',
      { shortStay: true },
      ['unknown because short-stay', 'rent-goes-on by TEN-01', 'rent-short-stay by TEN-07'],
    ],
    [
      'perhaps a short stay',
      { shortStay: null },
      ['unknown shortStay', 'rent-goes-on by TEN-01', 'rent-short-stay by TEN-07'],
    ],
    [
      'perhaps a contract of its own',
      { separateContract: null },
      ['unknown separateContract', 'rent-goes-on by TEN-01', 'rent-short-stay by TEN-07'],
    ],
    [
      'perhaps either',
      { shortStay: null, separateContract: null },
      ['unknown shortStay separateContract', 'rent-goes-on by TEN-01', 'rent-short-stay by TEN-07'],
    ],
    ['no day', { jobEnded: null }, ['unknown jobEnded']],
  ])
  isSilentWithout('rent-goes-on', ['TEN-01', 'TEN-07'])
})

describe('what is told of being put out', () => {
  tells('no-eviction', [
    ['nobody was', {}, ['ok', 'no-eviction by TEN-03']],
    ['somebody was', { putOut: true }, ['breach', 'no-eviction by TEN-03']],
    ['nobody knows', { putOut: null }, ['unknown putOut', 'no-eviction by TEN-03']],
    ['no day', { jobEnded: null, putOut: true }, ['unknown jobEnded']],
  ])
  isSilentWithout('no-eviction', ['TEN-03'])
})
