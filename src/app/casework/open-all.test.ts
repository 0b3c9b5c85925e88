import { expect, test } from 'vitest'
import { Refused } from '../keys/ceremony-page.ts'
import { OpeningAll, type SentTexts } from './open-all.ts'
import type { Send } from './write-sealed.ts'

const idOf = (number: number): string => String(number).padStart(32, '0')

/** Cases that no key opens, three in a batch; `fails` is asked before each answer. */
function aServer(count: number, fails: () => boolean = () => false) {
  const asked: (string | null)[] = []
  const send: Send = async <Answer>({ after }: Readonly<Record<string, unknown>>) => {
    asked.push(after as string | null)
    if (fails()) throw new Refused('no-connection')
    const ids = Array.from({ length: count }, (_, at) => idOf(at + 1)).filter((id) => id > String(after ?? ''))
    const cases = ids.slice(0, 3).map((caseId) => ({ caseId, keys: [], fresh: [], items: [] }))
    const next = cases.length < 3 ? null : (cases.at(-1)?.caseId ?? null)
    return { cases, next, total: count } satisfies SentTexts as Answer
  }
  return { send, asked }
}

test('every case is opened once, batch after batch, and those that do not open are counted', async () => {
  const { send, asked } = aServer(7)
  const all = new OpeningAll(send, new Map(), 'voorbeeldstad')
  const told: number[] = []
  await all.go((_, { done }) => told.push(done))
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect([all.isWhole, all.opened, asked]).toEqual([true, { done: 7, unopened: 7, total: 7 }, [null, idOf(3), idOf(6)]])
})

test('it is stopped after any case, and goes on without opening one twice', async () => {
  const { send } = aServer(7)
  const all = new OpeningAll(send, new Map(), 'voorbeeldstad')
  await all.go((_, { done }) => done === 4 && all.stop())
  expect([all.isWhole, all.opened.done]).toEqual([false, 4])
  await all.go(() => undefined)
  expect([all.isWhole, all.opened.done]).toEqual([true, 7])
})

test('after a connection that broke it goes on where it was', async () => {
  let left = 2
  const { send } = aServer(7, () => --left === 0)
  const all = new OpeningAll(send, new Map(), 'voorbeeldstad')
  await expect(all.go(() => undefined)).rejects.toThrow('no-connection')
  expect([all.isWhole, all.opened.done]).toEqual([false, 3])
  await all.go(() => undefined)
  expect([all.isWhole, all.opened.done]).toEqual([true, 7])
})

test('where nobody read anything yet there is nothing to open, which is told', async () => {
  const told: number[] = []
  const all = new OpeningAll(aServer(0).send, new Map(), 'voorbeeldstad')
  await all.go((_, { total }) => told.push(total))
  expect([all.isWhole, told]).toEqual([true, [0]])
})
