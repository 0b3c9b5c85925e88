import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel/days.ts'
import type { Directory } from '#modules/directory/index.ts'
import { writtenPack } from './make-pack.ts'
import type { LanguagePack } from './offline/language-pack.ts'
import { informationLanguages, realContent, today } from './testing/real-content.ts'

const content = await realContent()
const services = {
  ...content,
  municipalities: () => content.areas.municipalities.map(({ code, name }) => ({ code, name })),
  offlineTexts: () => ({ skip: 'x' }),
}
const packOf = async (changes: Partial<typeof services> = {}, language = 'pl'): Promise<LanguagePack> =>
  writtenPack({ ...services, ...changes }, language).then(({ json, madeOn }) => ({ ...JSON.parse(json), madeOn }))
const withDirectory = (directory: Directory) => ({
  directory: { ...services.directory, current: async () => directory },
})

describe('what a phone keeps', () => {
  test('has another version when something in it changed, not because a day went by', async () => {
    const pack = await packOf()
    const tomorrow = await packOf({ today: () => addDays(today, 1) })
    expect([tomorrow.madeOn, tomorrow.version]).toEqual([addDays(today, 1), pack.version])
    const now = await services.directory.current()
    const without = await packOf(withDirectory({ ...now, services: now.services.slice(1) }))
    expect(without.version).not.toBe(pack.version)
    expect((await packOf({ offlineTexts: () => ({ skip: 'y' }), today: () => addDays(today, 2) })).version).not.toBe(
      pack.version,
    )
  })

  test('is made once, until the day or the directory is another', async () => {
    const first = await writtenPack(services, 'ro')
    expect(await writtenPack(services, 'ro')).toBe(first)
    expect(
      await writtenPack({ ...services, ...withDirectory({ ...(await services.directory.current()) }) }, 'ro'),
    ).not.toBe(first)
  })

  test.each(informationLanguages)(
    'in %s has every article, help point and public plan, in that language only',
    async (language) => {
      const { guides, help, information, papers } = await packOf({}, language)
      expect(information.articles.map(({ article }) => article.id).sort()).toEqual([...content.information.ids].sort())
      expect(guides.guides.length).toBeGreaterThanOrEqual(3)
      expect(papers).toHaveLength(guides.guides.length)
      expect(new Set(help.directory.services.flatMap(({ texts }) => Object.keys(texts)))).toEqual(new Set([language]))
    },
  )

  test('has nothing that is only for editors', async () => {
    const { information } = await packOf()
    expect(information.facts.filter(({ about, law }) => about !== '' || law.length > 0)).toEqual([])
  })
})
