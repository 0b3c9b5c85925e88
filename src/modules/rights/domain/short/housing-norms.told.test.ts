import { describe } from 'vitest'
import { aHouseOnTheBorder } from '../../testing/a-house.ts'
import { on } from '../../testing/some-shifts.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { housingNorms } from './housing-norms.ts'

const { tells, tellsBy, isSilentWithout } = toldTables(housingNorms, aHouseOnTheBorder)

describe('what is told of living space', () => {
  tells('living-space', [
    [
      'ten square metres each where people lodged before',
      {},
      ['ok', 'area-norm least 10 by housing-area-existing-lodging', 'area-each area 80 persons 8 each 10'],
    ],
    [
      'a square decimetre less',
      { livingArea: 7999 },
      ['breach', 'area-norm least 10 by housing-area-existing-lodging', 'area-each area 79.99 persons 8 each 9.999'],
    ],
    [
      'twelve each where people lived before',
      { housingKind: 'existing-residential', livingArea: 9600 },
      ['ok', 'area-norm least 12 by housing-area-existing-residential', 'area-each area 96 persons 8 each 12'],
    ],
    [
      'a square decimetre less than that',
      { housingKind: 'existing-residential', livingArea: 9599 },
      [
        'breach',
        'area-norm least 12 by housing-area-existing-residential',
        'area-each area 95.99 persons 8 each 11.999',
      ],
    ],
    [
      'fifteen each in a new one',
      { housingKind: 'new', livingArea: 12_000 },
      ['ok', 'area-norm least 15 by housing-area-new', 'area-each area 120 persons 8 each 15'],
    ],
    [
      'a square decimetre less than fifteen',
      { housingKind: 'new', livingArea: 11_999 },
      ['breach', 'area-norm least 15 by housing-area-new', 'area-each area 119.99 persons 8 each 14.999'],
    ],
    [
      'fifteen each under AKF, whatever the kind',
      { mark: 'akf', livingArea: 12_000 },
      ['ok', 'area-norm least 15 by housing-area-akf', 'area-each area 120 persons 8 each 15'],
    ],
    [
      'less than fifteen under AKF',
      { mark: 'akf', livingArea: 11_999 },
      ['breach', 'area-norm least 15 by housing-area-akf', 'area-each area 119.99 persons 8 each 14.999'],
    ],
    [
      'a kind nobody knows, enough for one of them',
      { housingKind: null },
      [
        'unknown housingKind',
        'area-norm-between least 10 most 15 by housing-area-existing-lodging, housing-area-existing-residential, housing-area-new',
        'area-each area 80 persons 8 each 10',
      ],
    ],
    [
      'a kind nobody knows, just not enough for all of them',
      { housingKind: null, livingArea: 11_999 },
      [
        'unknown housingKind',
        'area-norm-between least 10 most 15 by housing-area-existing-lodging, housing-area-existing-residential, housing-area-new',
        'area-each area 119.99 persons 8 each 14.999',
      ],
    ],
    [
      'a kind nobody knows, enough for all of them',
      { housingKind: null, livingArea: 12_000 },
      [
        'ok',
        'area-norm-between least 10 most 15 by housing-area-existing-lodging, housing-area-existing-residential, housing-area-new',
        'area-each area 120 persons 8 each 15',
      ],
    ],
    [
      'a kind nobody knows, enough for none',
      { housingKind: null, livingArea: 7999 },
      [
        'breach',
        'area-norm-between least 10 most 15 by housing-area-existing-lodging, housing-area-existing-residential, housing-area-new',
        'area-each area 79.99 persons 8 each 9.999',
      ],
    ],
    ['nobody lives there', { persons: 0 }, ['not-applicable because nobody']],
    [
      'no persons and no area',
      { persons: null, livingArea: null },
      ['unknown persons livingArea', 'area-norm least 10 by housing-area-existing-lodging'],
    ],
    ['no persons', { persons: null }, ['unknown persons', 'area-norm least 10 by housing-area-existing-lodging']],
    ['no area', { livingArea: null }, ['unknown livingArea', 'area-norm least 10 by housing-area-existing-lodging']],
    ['no day', { day: null }, ['unknown day']],
    ['no mark known', { mark: null }, ['unknown mark']],
    ['nothing', { day: null, mark: null, persons: null, livingArea: null }, ['unknown day mark persons livingArea']],
    ['a house without a mark', { mark: 'none' }, ['not-applicable because no-mark']],
    [
      'a house without a mark on a day that is not known',
      { mark: 'none', day: null },
      ['not-applicable because no-mark'],
    ],
    ['a day after the rules', { day: on('2027-01-01') }, ['out-of-coverage because no-rule']],
  ])
  tellsBy('living-space', [
    [
      'no norm for new ones, and a kind nobody knows',
      { without: ['housing-area-new'] },
      { housingKind: null },
      ['out-of-coverage because no-rule'],
    ],
    [
      'no norm for new ones, and another kind',
      { without: ['housing-area-new'] },
      {},
      ['ok', 'area-norm least 10 by housing-area-existing-lodging', 'area-each area 80 persons 8 each 10'],
    ],
    ['no norm of AKF', { without: ['housing-area-akf'] }, { mark: 'akf' }, ['out-of-coverage because no-rule']],
    [
      'a norm that is not certain',
      { unsure: ['housing-area-existing-lodging'] },
      {},
      [
        'unknown because uncertain-rule',
        'area-norm least 10 by housing-area-existing-lodging',
        'area-each area 80 persons 8 each 10',
      ],
    ],
  ])
  isSilentWithout('living-space', ['housing-area-existing-lodging'])
})

describe('what is told of toilets', () => {
  tells('toilets', [
    [
      'eight people to one',
      {},
      ['ok', 'toilets-norm most 8 by persons-per-toilet, HS-06', 'toilets-counted count 1 persons 8'],
    ],
    [
      'nine people to one',
      { persons: 9 },
      ['breach', 'toilets-norm most 8 by persons-per-toilet, HS-06', 'toilets-counted count 1 persons 9'],
    ],
    [
      'sixteen people to two',
      { persons: 16, toilets: 2 },
      ['ok', 'toilets-norm most 8 by persons-per-toilet, HS-06', 'toilets-counted count 2 persons 16'],
    ],
    [
      'seventeen people to two',
      { persons: 17, toilets: 2 },
      ['breach', 'toilets-norm most 8 by persons-per-toilet, HS-06', 'toilets-counted count 2 persons 17'],
    ],
    [
      'none',
      { toilets: 0 },
      ['breach', 'toilets-norm most 8 by persons-per-toilet, HS-06', 'toilets-counted count 0 persons 8'],
    ],
    ['under the same roof, for AKF', { mark: 'akf' }, ['unknown because same-roof', 'same-roof by HS-06']],
    ['no persons', { persons: null }, ['unknown persons', 'toilets-norm most 8 by persons-per-toilet, HS-06']],
    ['no toilet counted', { toilets: null }, ['unknown toilets', 'toilets-norm most 8 by persons-per-toilet, HS-06']],
    [
      'neither',
      { persons: null, toilets: null },
      ['unknown persons toilets', 'toilets-norm most 8 by persons-per-toilet, HS-06'],
    ],
    ['nothing', { day: null, mark: null, persons: null, toilets: null }, ['unknown day mark persons toilets']],
    ['a house without a mark', { mark: 'none' }, ['not-applicable because no-mark']],
  ])
  tellsBy('toilets', [
    [
      'AKF without the number of SNF',
      { without: ['persons-per-toilet'] },
      { mark: 'akf' },
      ['unknown because same-roof', 'same-roof by HS-06'],
    ],
    ['AKF without the rule', { without: ['HS-06'] }, { mark: 'akf' }, ['out-of-coverage because no-rule']],
  ])
  isSilentWithout('toilets', ['persons-per-toilet', 'HS-06'])
})

describe('what is told of showers', () => {
  tells('showers', [
    [
      'eight people to one',
      {},
      ['ok', 'showers-norm most 8 by persons-per-shower, HS-07', 'showers-counted count 1 persons 8'],
    ],
    [
      'nine people to one',
      { persons: 9 },
      ['breach', 'showers-norm most 8 by persons-per-shower, HS-07', 'showers-counted count 1 persons 9'],
    ],
    [
      'sixteen people to two',
      { persons: 16, showers: 2 },
      ['ok', 'showers-norm most 8 by persons-per-shower, HS-07', 'showers-counted count 2 persons 16'],
    ],
    [
      'seventeen people to two',
      { persons: 17, showers: 2 },
      ['breach', 'showers-norm most 8 by persons-per-shower, HS-07', 'showers-counted count 2 persons 17'],
    ],
    [
      'none',
      { showers: 0 },
      ['breach', 'showers-norm most 8 by persons-per-shower, HS-07', 'showers-counted count 0 persons 8'],
    ],
    ['under the same roof, for AKF', { mark: 'akf' }, ['unknown because same-roof', 'same-roof by HS-07']],
    ['no persons', { persons: null }, ['unknown persons', 'showers-norm most 8 by persons-per-shower, HS-07']],
    ['no shower counted', { showers: null }, ['unknown showers', 'showers-norm most 8 by persons-per-shower, HS-07']],
    [
      'neither',
      { persons: null, showers: null },
      ['unknown persons showers', 'showers-norm most 8 by persons-per-shower, HS-07'],
    ],
    ['nothing', { day: null, mark: null, persons: null, showers: null }, ['unknown day mark persons showers']],
    ['a house without a mark', { mark: 'none' }, ['not-applicable because no-mark']],
  ])
  tellsBy('showers', [
    [
      'AKF without the number of SNF',
      { without: ['persons-per-shower'] },
      { mark: 'akf' },
      ['unknown because same-roof', 'same-roof by HS-07'],
    ],
    ['AKF without the rule', { without: ['HS-07'] }, { mark: 'akf' }, ['out-of-coverage because no-rule']],
  ])
  isSilentWithout('showers', ['persons-per-shower', 'HS-07'])
})
