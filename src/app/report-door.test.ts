import { expect, test } from 'vitest'
import { withRoom } from './report-door.ts'

const aForm = (line: string, length: string | null) =>
  ({
    getClientAddress: () => line,
    request: new Request('http://localhost/', { headers: length === null ? {} : { 'content-length': length } }),
    locals: {},
  }) as unknown as Parameters<typeof withRoom>[0]

test('eight forms with files are read at once from one line; the ninth is refused before it is read, and no small one ever', async () => {
  const ends: (() => void)[] = []
  const waits = () => new Promise<string>((resolve) => ends.push(() => resolve('read')))
  const inside = Array.from({ length: 8 }, (_, at) => withRoom(aForm('192.0.2.1', at === 0 ? null : '70000'), waits))
  await expect(withRoom(aForm('192.0.2.1', '70000'), waits)).rejects.toMatchObject({ status: 429 })
  // Who does not say how much it is may send files.
  await expect(withRoom(aForm('192.0.2.1', null), waits)).rejects.toMatchObject({ status: 429 })
  expect(await withRoom(aForm('192.0.2.1', '65536'), async () => 'small')).toBe('small')
  expect(await withRoom(aForm('192.0.2.2', '70000'), async () => 'neighbour')).toBe('neighbour')
  expect(ends.length).toBe(8)
  for (const end of ends) end()
  expect(await Promise.all(inside)).toEqual(Array.from({ length: 8 }, () => 'read'))
  expect(await withRoom(aForm('192.0.2.1', '70000'), async () => 'room again')).toBe('room again')
})
