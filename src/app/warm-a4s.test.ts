import { expect, test, vi } from 'vitest'
import { err } from '#kernel/result.ts'
import { warmA4s } from './warm-a4s.ts'

const guides = {
  shelves: (tag: string) => [{ cards: [{ id: 'worker' }] }, { cards: tag === 'nl' ? [{ id: 'desk-labour' }] : [] }],
}

test('the A4 of every plan is laid out once in each language that has it; one that cannot be made is told, and the rest follow', async () => {
  const made: string[] = []
  const told = vi.spyOn(console, 'error').mockReturnValue()
  const print = (id: string, tag: string) => {
    made.push(`${id} in ${tag}`)
    if (id === 'worker' && tag === 'nl') throw new Error('no such font')
    return err('unknown' as const)
  }
  await warmA4s({ guides, printer: { print } }, ['nl', 'en'], 0)
  expect(made).toEqual(['worker in nl', 'desk-labour in nl', 'worker in en'])
  expect(told.mock.calls).toEqual([['the A4 of worker in nl could not be made:', 'no such font']])
  told.mockRestore()
})
