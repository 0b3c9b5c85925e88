import { readFileSync } from 'node:fs'
import { type ComponentProps, createRawSnippet } from 'svelte'
import { render } from 'svelte/server'
import { expect, test } from 'vitest'
import { compareEdits } from '#kernel/compare-edits.ts'
import { type Catalogue, createTranslator } from '#platform/i18n/translator.ts'
import ChooseBetween from './ChooseBetween.svelte'
import InWords from './testing/InWords.svelte'

const catalogue = (file: string): Catalogue => JSON.parse(readFileSync(`content/interface/${file}.json`, 'utf8'))
const t = createTranslator('en', { ...catalogue('en'), ...catalogue('editing/en') })
const fields = compareEdits(
  { opens: ['09:00'], phone: ['013'], note: ['old'], languages: ['nl'] },
  { opens: ['10:00'], phone: ['013'], note: ['theirs'], languages: ['nl'] },
  { opens: ['11:00'], phone: ['014'], note: ['old'], languages: ['nl'] },
)
const drawn = (open: readonly string[] = []) =>
  render(InWords<ComponentProps<typeof ChooseBetween>>, {
    props: {
      t,
      shown: ChooseBetween,
      given: {
        action: '/save',
        who: 'a colleague',
        fields,
        nameOf: (field: string) => `the ${field}`,
        wordOf: (_: string, value: string) => `<${value}>`,
        open,
        leave: '/there',
        children: createRawSnippet(() => ({ render: () => '<input type="hidden" name="version" value="4">' })),
      },
    },
  }).body.replace(/<!--.*?-->/g, '')

const ticked = (html: string, field: string) =>
  [...html.matchAll(/<input type="radio"[^>]*>/g)]
    .map(([radio]) => radio)
    .filter((radio) => radio.includes(`name="choice.${field}"`) && / checked/.test(radio))
    .map((radio) => /value="(\w+)"/.exec(radio)?.[1])

test('what one of the two changed is chosen beforehand; what both changed is not', () => {
  const html = drawn()
  expect(ticked(html, 'phone')).toEqual(['mine'])
  expect(ticked(html, 'note')).toEqual(['theirs'])
  expect(ticked(html, 'opens')).toEqual([])
})

test('both sides go along, so that nothing is lost whatever is chosen; what is the same goes as it is', () => {
  const html = drawn()
  expect(html).toContain('<input type="hidden" name="mine.opens" value="11:00"')
  expect(html).toContain('<input type="hidden" name="theirs.opens" value="10:00"')
  expect(html).toContain('<input type="hidden" name="languages" value="nl"')
  expect(html).toContain('name="version" value="4"')
})

test('a field of which nothing was chosen says so', () => {
  expect(drawn()).not.toContain('Choose for each field')
  expect(drawn(['opens'])).toContain('Choose for each field what it should say.')
})
