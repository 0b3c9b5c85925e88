import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secretsInBatch } from '../domain/keys/batches.ts'
import { readCeremonyStep } from './ceremony-form.ts'

const read = (step: unknown) => readCeremonyStep(JSON.stringify(step))
const wrap = { person: 'functionaris', staffKeyNumber: 1, wrapped: 'AQID', compared: true }
const shares = [1, 2, 3].map((share) => ({ share, keptBy: `official ${share}` }))

describe('the end of a ceremony as a browser sends it', () => {
  test('is read with its bytes', () => {
    expect(read({ do: 'make', number: 1, publicKey: 'AAEC', wraps: [wrap], shares })).toEqual({
      do: 'make',
      number: 1,
      publicKey: Uint8Array.of(0, 1, 2),
      wraps: [{ ...wrap, wrapped: Uint8Array.of(1, 2, 3) }],
      shares,
    })
  })

  test('is refused without a receiver, with two papers, with what are no bytes, and with more secrets than one step takes', () => {
    const make = { do: 'make', number: 1, publicKey: 'AAEC', wraps: [wrap], shares }
    expect(read({ ...make, wraps: [] })).toBeNull()
    expect(read({ ...make, shares: shares.slice(1) })).toBeNull()
    expect(read({ ...make, publicKey: 'A+==' })).toBeNull()
    const secret = { subject: 'case-1', from: 1, wrapped: 'AQID' }
    const many = (count: number) => read({ do: 'rewrap', secrets: Array.from({ length: count }, () => secret) })
    expect(many(secretsInBatch)).not.toBeNull()
    expect(many(secretsInBatch + 1)).toBeNull()
  })

  test('keeps nothing that nobody asked for, such as a passphrase', () => {
    const step = { do: 'finish-change', without: 0 }
    expect(read({ ...step, passphrase: 'zeven ganzen bij de sluis' })).toEqual(step)
  })

  test('never fails, whatever is sent', () => {
    fc.assert(fc.property(fc.json(), (json) => void readCeremonyStep(json)))
    expect(readCeremonyStep('')).toBeNull()
    expect(readCeremonyStep('{')).toBeNull()
  })
})
