import { expect, test } from 'vitest'
import { honestJpegs } from '../testing/honest-images.ts'
import { cleanOnServer } from './clean-on-server.ts'

test('pictures are drawn one after another, and who comes when twenty wait is told so', async () => {
  const [photo] = await honestJpegs()
  if (!photo) throw new Error('no photograph')
  const all = await Promise.all(Array.from({ length: 30 }, () => cleanOnServer('a', photo.bytes)))
  expect(all.filter((one) => one.ok)).toHaveLength(21)
  expect(all.filter((one) => !one.ok && one.error === 'busy')).toHaveLength(9)
  const [first] = all
  expect(first?.ok && [first.value.cleaned, first.value.type]).toEqual(['re-encoded', 'image/jpeg'])
  expect((await cleanOnServer('a', photo.bytes)).ok).toBe(true)
})
