import { describe } from 'vitest'
import { aHouseOnTheBorder } from '../../testing/a-house.ts'
import { toldTables } from '../../testing/told-tables.ts'
import { housingNorms } from './housing-norms.ts'

const { tells, tellsBy, isSilentWithout } = toldTables(housingNorms, aHouseOnTheBorder)

describe('what is told of the people in a bedroom', () => {
  tells('bedroom-persons', [
    [
      'two, if they wish it',
      {},
      ['unknown because bedroom-wish', 'bedroom-wish by HS-04', 'bedroom-counted persons 2'],
    ],
    [
      'two in a house of a kind nobody knows',
      { housingKind: null },
      ['unknown housingKind because bedroom-wish', 'bedroom-wish by HS-04', 'bedroom-counted persons 2'],
    ],
    ['one', { bedroomPersons: 1 }, ['ok', 'bedroom-wish by HS-04', 'bedroom-counted persons 1']],
    [
      'two under AKF',
      { mark: 'akf' },
      ['ok', 'bedroom-most most 2 by bedroom-persons-akf, HS-04', 'bedroom-counted persons 2'],
    ],
    [
      'three under AKF',
      { mark: 'akf', bedroomPersons: 3 },
      ['breach', 'bedroom-most most 2 by bedroom-persons-akf, HS-04', 'bedroom-counted persons 3'],
    ],
    ['nobody knows', { bedroomPersons: null }, ['unknown bedroomPersons', 'bedroom-wish by HS-04']],
    [
      'nobody knows under AKF',
      { mark: 'akf', bedroomPersons: null },
      ['unknown bedroomPersons', 'bedroom-most most 2 by bedroom-persons-akf, HS-04'],
    ],
    ['nothing', { day: null, mark: null, bedroomPersons: null }, ['unknown day mark bedroomPersons']],
    ['a house without a mark', { mark: 'none' }, ['not-applicable because no-mark']],
  ])
  tellsBy('bedroom-persons', [
    [
      'AKF without its number',
      { without: ['bedroom-persons-akf'] },
      { mark: 'akf' },
      ['out-of-coverage because no-rule'],
    ],
    [
      'SNF without the number of AKF',
      { without: ['bedroom-persons-akf'] },
      {},
      ['unknown because bedroom-wish', 'bedroom-wish by HS-04', 'bedroom-counted persons 2'],
    ],
    ['AKF without the rule', { without: ['HS-04'] }, { mark: 'akf' }, ['out-of-coverage because no-rule']],
  ])
  isSilentWithout('bedroom-persons', ['HS-04'])
})

describe('what is told of the space in a bedroom', () => {
  tells('bedroom-space', [
    [
      'three and a half square metres each',
      {},
      ['ok', 'bedroom-area-norm least 3.5 by bedroom-area-snf, HS-03', 'bedroom-area-each area 7 persons 2 each 3.5'],
    ],
    [
      'a square decimetre less',
      { bedroomArea: 699 },
      [
        'breach',
        'bedroom-area-norm least 3.5 by bedroom-area-snf, HS-03',
        'bedroom-area-each area 6.99 persons 2 each 3.495',
      ],
    ],
    [
      'three each under AKF',
      { mark: 'akf', bedroomArea: 600 },
      ['ok', 'bedroom-area-norm least 3 by bedroom-area-akf, HS-03', 'bedroom-area-each area 6 persons 2 each 3'],
    ],
    [
      'less than three under AKF',
      { mark: 'akf', bedroomArea: 599 },
      [
        'breach',
        'bedroom-area-norm least 3 by bedroom-area-akf, HS-03',
        'bedroom-area-each area 5.99 persons 2 each 2.995',
      ],
    ],
    ['nobody sleeps there', { bedroomPersons: 0 }, ['not-applicable because nobody']],
    [
      'nobody knows how many or how large',
      { bedroomPersons: null, bedroomArea: null },
      ['unknown bedroomPersons bedroomArea', 'bedroom-area-norm least 3.5 by bedroom-area-snf, HS-03'],
    ],
    [
      'no persons',
      { bedroomPersons: null },
      ['unknown bedroomPersons', 'bedroom-area-norm least 3.5 by bedroom-area-snf, HS-03'],
    ],
    [
      'no area',
      { bedroomArea: null },
      ['unknown bedroomArea', 'bedroom-area-norm least 3.5 by bedroom-area-snf, HS-03'],
    ],
    [
      'nothing',
      { day: null, mark: null, bedroomPersons: null, bedroomArea: null },
      ['unknown day mark bedroomPersons bedroomArea'],
    ],
    ['a house without a mark', { mark: 'none' }, ['not-applicable because no-mark']],
  ])
  tellsBy('bedroom-space', [
    [
      'a norm of SNF in words only',
      { without: ['bedroom-area-snf'] },
      {},
      ['unknown because norm-in-words', 'bedroom-area-words by HS-03'],
    ],
    [
      'AKF without its number',
      { without: ['bedroom-area-akf'] },
      { mark: 'akf' },
      ['unknown because norm-in-words', 'bedroom-area-words by HS-03'],
    ],
  ])
  isSilentWithout('bedroom-space', ['HS-03'])
})
