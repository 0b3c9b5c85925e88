import { expect, test } from '@playwright/test'
import { budgetTable, isWithinBudget } from '../../support/budget.ts'
import { send } from '../../support/send.ts'

const ask = (path: string) => send({ path, headers: { 'accept-encoding': 'br' } })

test('the list leads to every row, and the page of each is within the bytes of a first view in both languages', async () => {
  const lists = await Promise.all([1, 2, 3].map((page) => ask(`/nl/programme/register?page=${page}`)))
  const found = new Set(
    lists.flatMap(({ text }) =>
      [...text.matchAll(/href="\/nl(\/programme\/[A-Z][\w-]*)"/g)].map(([, path = '']) => path),
    ),
  )
  const [said = ''] = /\d+ van \d+ rijen/.exec(lists[0]?.text ?? '') ?? []
  expect(said).toBe(`${found.size} van ${found.size} rijen`)
  const pages = await Promise.all(
    [...found].flatMap((path) =>
      ['nl', 'en'].map(async (tag) => ({ address: `/${tag}${path}`, ...(await ask(`/${tag}${path}`)) })),
    ),
  )
  expect(pages.filter(({ status }) => status !== 200).map(({ address }) => address)).toEqual([])
  const sizes = pages.map(({ address, bytes }) => ({ address, bytes: bytes.length }))
  console.log(`The largest row of ${sizes.length}: ${budgetTable(sizes).split('\n')[0]}`)
  expect(sizes.filter(({ bytes }) => !isWithinBudget(bytes))).toEqual([])
})
