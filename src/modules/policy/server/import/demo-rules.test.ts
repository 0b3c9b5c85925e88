import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import { parseYaml, valueOrThrow } from '#platform/content/yaml-file.ts'
import { housingRulesForm } from '../../forms/policy-file-forms.ts'
import { frameworksOn } from '../frameworks/framework-view.ts'
import { rulesPage } from '../frameworks/rules-page.ts'
import { loadPolicy, readSourceCodes } from '../load-policy.ts'
import { importPolicy } from './import-policy.ts'

const module = join(import.meta.dirname, '../..')
const data = join(module, '../../../data')

/** The values in the demo are invented; they show what the page says once there are any, and are never published. */
test('a table of rules becomes agreement in a region, with the unknown beside it', async () => {
  const areas = loadAreas(join(data, 'areas'))
  const policy = await loadPolicy(data, areas)
  const table = await readFile(join(module, 'testing/demo-rules.csv'))
  const imported = importPolicy(table, 'rules', policy, areas, await readSourceCodes(data))
  if (!imported.ok) throw new Error(JSON.stringify(imported.refusals))
  const yaml = imported.value.files['housing-rules.yaml'] ?? ''
  const housingRules = valueOrThrow(parseYaml(yaml, 'housing-rules.yaml', housingRulesForm))

  const agreement = (on: string, rule: string) => {
    const view = frameworksOn({ ...policy, housingRules }, areas, day(on), 'nl')
    if (!view.ok) throw new Error(view.error)
    return rulesPage(view.value, 'AM32').rules.find((row) => row.rule === rule)
  }
  expect(agreement('2024-01-01', 'persons-per-room')).toMatchObject({
    municipalities: 7,
    known: 3,
    unknown: 4,
    mostCommon: [2],
    agreement: 2 / 3,
    range: { least: 1, most: 2 },
    answers: [{ name: 'Asten' }, { name: 'Deurne' }, { name: 'Helmond' }],
  })
  expect(agreement('2023-12-31', 'persons-per-room')).toMatchObject({ known: 0, agreement: null })
  expect(['2024-12-31', '2025-01-01'].map((on) => agreement(on, 'area-per-person')?.range)).toEqual([
    null,
    { least: 12.5, most: 12.5 },
  ])
  expect(['2023-06-30', '2023-07-01', '2025-05-31', '2025-06-01'].map((on) => agreement(on, 'farms')?.known)).toEqual([
    0, 1, 1, 0,
  ])
})
