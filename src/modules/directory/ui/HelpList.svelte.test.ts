import { readFileSync } from 'node:fs'
import type { Component } from 'svelte'
import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import InWords from '#ui/testing/InWords.svelte'
import { someDirectory } from '../testing/some-directory.ts'
import HelpList from './HelpList.svelte'
import { readFilters } from './help-question.ts'
import { listPage } from './list-page.ts'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const t = createTranslator('nl', { ...catalogue('nl'), ...catalogue('directory/nl') })
const at = Date.parse('2026-11-29T13:05Z') / 60_000
const material = {
  directory: someDirectory(),
  surroundings: { places: new Map(), inReach: () => null },
  contacts: new Map(),
  ofSite: ['nl', 'uk'],
  language: 'nl',
  at,
}

const drawn = <P extends Record<string, unknown>>(shown: Component<P>, given: P): string =>
  render(InWords<P>, { props: { t, shown, given } }).body

function listFor(language: string): string {
  const typed = { municipality: '', language, kind: '', at: '', open: '' }
  const { query, problems } = readFilters(typed, listPage(material, {}).choices)
  const asked = { query, at, chosen: false, typed, problems }
  const given = { asked, page: listPage(material, query), today: day('2026-11-29'), expired: [] }
  return drawn(HelpList, given)
}

test('a language of the site that nobody is known to speak has an honest, empty list and stays chosen', () => {
  const html = listFor('uk')
  expect(html).toContain(t('directory.none.language', { language: 'Oekraïens' }))
  expect(html).toContain(t('directory.none.text'))
  expect(html).toMatch(/<option value="uk" selected/)
  expect(html).not.toContain('role="alert"')
})

test('a language that somebody speaks has a list, and what is no language is named', () => {
  expect(listFor('pl')).not.toContain(t('directory.none.text'))
  expect(listFor('xx')).toContain('role="alert"')
})
