import { expect, test } from 'vitest'
import { uploadRoom } from './upload-room.ts'

test('one line cannot take all the room, and what is through makes room once', () => {
  const room = uploadRoom({ most: 3, perLine: 2 })
  const [first, second] = [room.enter('a'), room.enter('a')]
  expect(room.enter('a')).toBeNull()
  expect(room.enter('b')).not.toBeNull()
  expect(room.inside).toBe(3)
  expect(room.enter('c')).toBeNull()
  first?.()
  first?.()
  expect(room.inside).toBe(2)
  expect(room.enter('a')).not.toBeNull()
  expect(room.enter('a')).toBeNull()
  second?.()
  expect(room.enter('a')).not.toBeNull()
})
