import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { shareGroundNames, shareGrounds } from './grounds.ts'

const folder = join(import.meta.dirname, '../../../../../content/grounds')
const rules = z.array(z.object({ id: z.string() })).parse(parse(readFileSync(join(folder, 'grounds.yaml'), 'utf8')))

test('every ground for sharing stands on rules of the catalogue', () => {
  const known = new Set(rules.map(({ id }) => id))
  const unknown = shareGroundNames.flatMap((ground) => shareGrounds[ground].rules.filter((rule) => !known.has(rule)))
  expect(known.size).toBeGreaterThan(15)
  expect(unknown).toEqual([])
})
