import { describe, expect, test } from 'vitest'
import { apiRuleFaults, haveApiRules } from '#platform/testing/api-rules.ts'
import { apiDescription } from './api-description.ts'

const description = apiDescription({ site: 'https://baken.example', email: 'contact@baken.example' })

describe.skipIf(!haveApiRules)('the description of the whole API keeps the Dutch API design rules', () => {
  test('Spectral finds no error and no warning', async () => {
    expect(await apiRuleFaults(description)).toEqual([])
  })
})

test('every part that is named in the description is there', () => {
  const named = [...JSON.stringify(description).matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)]
  const parts: Readonly<Record<string, object>> = description.components
  for (const [, kind = '', name = ''] of named) expect(Object.keys(parts[kind] ?? {}), kind).toContain(name)
  expect(named.length).toBeGreaterThan(50)
})
