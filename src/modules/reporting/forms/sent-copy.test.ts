import { expect, test } from 'vitest'
import { toBase64url } from '#modules/organisations/index.ts'
import { readForwardStep } from './forward-step.ts'
import { readAskStep } from './question-form.ts'

const bytes = (length: number) => toBase64url(new Uint8Array(length).fill(1))
const id = (letter: string) => letter.repeat(32)
/** As `writeSealed` makes it in a case that was freshened since the fourth key. */
const copy = { item: id('a'), sender: 'organisation', kind: 'forward', sequence: 3, fresh: 4, envelope: bytes(4146) }
const told = { forwardId: id('b'), ground: 'place-based', payloadHash: bytes(32) }
const letter = { token: bytes(16), proof: bytes(16), envelope: bytes(4146) }
const reply = { ownNumber: 4, ownWrapped: bytes(82) }

test('what is asked and what is handed over come with a copy under the newest key of the case', () => {
  const asked = { ...told, fields: ['question'], copy }
  const inside = { ...reply, keyNumber: 1, wrapped: bytes(82), envelope: bytes(4146) }
  const questions = [
    { do: 'ask-outside', told: asked, outside: 'Wijkteam', letter, reply },
    { do: 'ask-inside', told: asked, organisation: 'partner', person: null, sealed: inside },
  ]
  expect(questions.map((step) => readAskStep(JSON.stringify(step))?.told.copy.fresh)).toEqual([4, 4])
  const handed = { ...told, fields: ['address'], along: [] }
  const step = { do: 'forward-outside', told: handed, copy, outside: 'Wijkteam', letter: { ...letter, files: [] } }
  expect(readForwardStep(JSON.stringify(step))?.copy.fresh).toBe(4)
})
