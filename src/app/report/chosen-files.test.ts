import { expect, test } from 'vitest'
import { ChosenFiles, type Clean, type NameWord } from './chosen-files.ts'

const bytes = (first: number) => new Uint8Array([first, 2, 3])
const nameOf = (word: NameWord, number: number) => `${word} ${number}`

/** Takes 1 for a photograph, 2 for a sound, 3 only as it is, and knows nothing of 4: what knows it does not come. */
const clean: Clean = ([first = 0], asItIs) => {
  if (first === 4) return Promise.reject(new TypeError('a part of the page did not come'))
  if (first === 3 && !asItIs) return Promise.resolve({ ok: false, error: 'uncleanable' })
  if (first > 3) return Promise.resolve({ ok: false, error: 'not-a-kind' })
  const type = { 1: 'image/jpeg', 2: 'audio/mpeg' }[first] ?? 'application/pdf'
  return Promise.resolve({
    ok: true,
    value: { type, bytes: bytes(first), cleaned: asItIs ? 'kept-as-is' : 'stripped' },
  })
}

test('files get names of ours, counted for each kind, also after one was left out', async () => {
  const chosen = new ChosenFiles(clean, 8)
  for (const first of [1, 2, 1]) expect(await chosen.add(bytes(first), nameOf)).toBe(null)
  chosen.remove(chosen.files[0]?.item ?? '')
  await chosen.add(bytes(1), nameOf)
  expect(chosen.files.map(({ name }) => name)).toEqual(['sound 1', 'photo 2', 'photo 3'])
  expect(new Set(chosen.files.map(({ item }) => item)).size).toBe(3)
})

test('what cannot be cleaned waits until its owner says so, and goes along only then', async () => {
  const chosen = new ChosenFiles(clean, 8)
  expect(await chosen.add(bytes(3), nameOf)).toBe('uncleanable')
  expect([chosen.files.length, chosen.doubted.length]).toEqual([0, 1])
  const asked = chosen.doubted.shift()
  expect(await chosen.add(asked ?? bytes(0), nameOf, true)).toBe(null)
  expect(chosen.files.map(({ cleaned }) => cleaned)).toEqual(['kept-as-is'])
})

test('a refusal has its code, and a part of the page that does not come is one', async () => {
  const chosen = new ChosenFiles(clean, 1)
  expect(await chosen.add(bytes(9), nameOf)).toBe('not-a-kind')
  expect(await chosen.add(bytes(4), nameOf)).toBe('away')
  expect(await chosen.add(bytes(1), nameOf)).toBe(null)
  expect(await chosen.add(bytes(1), nameOf)).toBe('too-many')
})

test('what is forgotten is empty', async () => {
  const chosen = new ChosenFiles(clean, 8)
  await chosen.add(bytes(1), nameOf)
  const [file] = chosen.files
  chosen.forget()
  expect([chosen.files.length, [...(file?.bytes ?? [])]]).toEqual([0, [0, 0, 0]])
})
