import { expect, test } from 'vitest'
import { guidePages } from '#modules/guides/server/index.ts'
import { aGuide } from '#modules/guides/testing/a-guide.ts'
import { aLibrary, aLoadedGuide } from '#modules/guides/testing/a-library.ts'
import { notePaths } from '#modules/programme/server/index.ts'
import { publishedProgramme } from '#modules/programme/testing/published-programme.ts'
import { offerLanguages } from '#platform/i18n/languages.ts'
import { publicPages } from './public-pages.ts'

const guides = guidePages(
  aLibrary([
    aLoadedGuide(aGuide({ id: 'both', languages: ['nl', 'en'] })),
    aLoadedGuide(aGuide({ id: 'dutch', languages: ['nl'] })),
    aLoadedGuide(aGuide({ id: 'broken' }), { walkable: false }),
  ]),
  (tag) => tag,
)
const pages = publicPages({ guides }, ['nl', 'en'])

test('every page is there in every language, and a guide only where it exists', () => {
  expect(pages.filter((path) => path.endsWith('/both'))).toEqual(['/nl/guides/both', '/en/guides/both'])
  expect(pages.filter((path) => path.endsWith('/dutch'))).toEqual(['/nl/guides/dutch'])
  const without = (tag: string) => pages.filter((path) => path.startsWith(`/${tag}`) && !/guides\/./.test(path))
  expect(without('nl').map((path) => path.slice(3))).toEqual(without('en').map((path) => path.slice(3)))
  expect(without('nl')).toEqual(expect.arrayContaining(['/nl', '/nl/guides', '/nl/contacts', '/nl/privacy']))
})

test('a guide that is not shown is not found', () => {
  expect(pages.join()).not.toContain('broken')
})

test('the notes are there with every chapter, in the languages that have them', () => {
  offerLanguages(new Map(), new Map([['notes', ['nl']]]))
  const notes = publicPages({ guides }, ['nl', 'en']).filter((path) => path.includes('/notes'))
  offerLanguages(new Map())
  expect(notes.toSorted()).toEqual(
    notePaths(publishedProgramme)
      .map((path) => `/nl${path}`)
      .toSorted(),
  )
})

test('each address stands there once', () => {
  expect(new Set(pages).size).toBe(pages.length)
})
