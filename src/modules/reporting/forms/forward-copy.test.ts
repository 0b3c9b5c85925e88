import { expect, test } from 'vitest'
import type { ForwardCopy } from '../domain/forwards/copy.ts'
import { payloadOf } from '../domain/forwards/payload.ts'
import { known } from '../testing/a-forward.ts'
import { readForwardCopy } from './forward-form.ts'

const copy: ForwardCopy = {
  v: 1,
  forwardId: 'a'.repeat(32),
  to: 'Gemeente Voorbeeldstad',
  ground: 'minor',
  payload: payloadOf(known, ['municipality', 'story'], 'A'.repeat(43)),
  files: [],
  identity: false,
}
const again = (value: object) => readForwardCopy(JSON.parse(JSON.stringify(value)))

test('what the sender kept is read as it was written, payload and all', () => {
  expect(again(copy)).toEqual(copy)
})

test('something that has no place in it is refused', () => {
  for (const wrong of [
    { ...copy, who: 'Jan' },
    { ...copy, payload: { ...copy.payload, fields: { name: 'Jan' } } },
    { ...copy, payload: null },
    { ...copy, ground: 'because' },
    { ...copy, forwardId: 'x' },
  ])
    expect(again(wrong)).toBeNull()
  expect(readForwardCopy(undefined)).toBeNull()
})
