import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import rules from '../../.dependency-cruiser.mjs'
import { moduleEdges } from '../../docs/module-edges.mjs'
import { moduleMap } from '../../scripts/generate-module-map.ts'
import { type Boundaries, readBoundaries } from '../../scripts/house/boundaries.ts'
import { findingLine } from '../../scripts/house/finding.ts'
import { readTree } from '../../scripts/house/tree.ts'
import { type Files, temporaryProject } from './seeded-project.ts'
import { areasPage, soundProject } from './sound-project.ts'

const imports = (...specifiers: readonly string[]) => specifiers.map((one) => `import '${one}'\n`).join('')
const typeImport = (specifier: string) => `import type { A } from '${specifier}'\nexport type B = A\n`
const component = (script: string) => `<script lang="ts">\n${script}</script>\n<p>text</p>\n`
const anything = 'export interface A {\n  b: string\n}\nexport const a = 1\n'

const aPackage = (name: string, exports: string | object = './index.js'): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', exports }),
  [`node_modules/${name}/index.js`]: 'export const a = 1\n',
})

/** A project in which every import is allowed, of every kind that the rules must let through. */
const allowed: Files = {
  ...aPackage('kysely'),
  ...aPackage('zod'),
  ...aPackage('vitest'),
  ...aPackage('svelte', { './internal/*': './index.js' }),
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { kysely: '1', zod: '1' },
    devDependencies: { svelte: '1', vitest: '1' },
    imports: Object.fromEntries(
      ['kernel', 'platform', 'ui', 'modules', 'app'].map((name) => [`#${name}/*`, `./src/${name}/*`]),
    ),
  }),
  'src/kernel/days.ts': anything,
  'src/kernel/result.ts': imports('./days.ts'),
  'src/platform/clock.ts': imports('node:timers', '#kernel/days.ts', 'kysely'),
  'src/platform/i18n/words.ts': anything,
  'src/ui/Button.svelte': component(imports('#kernel/days.ts', '#platform/i18n/words.ts')),
  'src/modules/areas/index.ts': "export { a } from './domain/areas.ts'\n",
  'src/modules/areas/domain/areas.ts': `${anything}${imports('#kernel/days.ts', './checks/check.ts')}`,
  'src/modules/areas/domain/checks/check.ts': anything,
  'src/modules/areas/domain/areas.test.ts': imports('vitest', '../testing/some-areas.ts', './areas.ts'),
  'src/modules/areas/forms/area-form.ts': imports('zod', '../domain/areas.ts'),
  'src/modules/areas/server/index.ts': "export { a } from './area-store.ts'\n",
  'src/modules/areas/server/area-store.ts': `${anything}${imports('kysely', 'node:fs', '../forms/area-form.ts')}`,
  'src/modules/areas/testing/some-areas.ts': imports('../domain/areas.ts'),
  'src/modules/areas/ui/index.ts': imports('./Map.svelte'),
  'src/modules/areas/ui/Map.svelte': component(
    `${imports('./fill.ts', '#ui/Button.svelte')}${typeImport('../domain/areas.ts')}`,
  ),
  'src/modules/areas/ui/fill.ts': `${anything}${typeImport('../domain/areas.ts')}`,
  'src/modules/policy/index.ts': imports('./domain/count.ts'),
  'src/modules/policy/domain/count.ts': anything,
  'src/modules/policy/server/index.ts': imports('#modules/areas/index.ts', '#modules/areas/server/index.ts'),
  'src/modules/policy/ui/Page.svelte': component(imports('#modules/areas/ui/index.ts', '#modules/areas/index.ts')),
  'src/modules/rights/index.ts': anything,
  'src/app/services.ts': imports('#modules/areas/server/index.ts', '#platform/clock.ts', 'node:path'),
  'src/routes/+page.svelte': component(`${imports('#modules/areas/ui/index.ts')}${typeImport('./$types')}`),
  'src/routes/+page.server.ts': imports(
    '#app/services.ts',
    '#modules/areas/server/index.ts',
    '#modules/areas/index.ts',
  ),
  'tests/e2e/journey.test.ts': imports('vitest', '../../src/modules/areas/testing/some-areas.ts'),
  'bench/areas.ts': imports('../src/modules/areas/domain/areas.ts', '../src/modules/areas/testing/some-areas.ts'),
}

/** One fault in one file each: the rule that must find it, the file, what it imports, and how the rule names that. */
const faults: readonly { rule: string; file: string; text: string; to: string }[] = [
  fault('kernel-stands-alone', 'src/kernel/money.ts', 'zod', 'node_modules/zod/index.js'),
  fault('kernel-stands-alone', 'src/kernel/clock.ts', '#platform/clock.ts', 'src/platform/clock.ts'),
  fault('domain-is-pure', 'src/modules/areas/domain/sql.ts', 'kysely', 'node_modules/kysely/index.js'),
  fault('domain-is-pure', 'src/modules/areas/domain/schema.ts', 'zod', 'node_modules/zod/index.js'),
  fault('domain-is-pure', 'src/modules/areas/domain/files.ts', 'node:fs', 'fs'),
  fault('domain-is-pure', 'src/modules/areas/domain/words.ts', '#platform/i18n/words.ts', 'src/platform/i18n/words.ts'),
  fault(
    'domain-is-pure',
    'src/modules/areas/domain/form.ts',
    '../forms/area-form.ts',
    'src/modules/areas/forms/area-form.ts',
  ),
  fault(
    'domain-is-pure',
    'src/modules/policy/domain/municipalities.ts',
    '#modules/areas/index.ts',
    'src/modules/areas/index.ts',
  ),
  fault(
    'use-the-door',
    'src/modules/policy/server/inside.ts',
    '#modules/areas/domain/areas.ts',
    'src/modules/areas/domain/areas.ts',
  ),
  fault(
    'use-the-door',
    'src/modules/policy/server/store.ts',
    '#modules/areas/server/area-store.ts',
    'src/modules/areas/server/area-store.ts',
  ),
  fault(
    'use-the-door',
    'src/modules/policy/server/way-round.ts',
    '../../areas/forms/area-form.ts',
    'src/modules/areas/forms/area-form.ts',
  ),
  fault(
    'use-the-door',
    'src/modules/policy/server/a.test.ts',
    '#modules/areas/testing/some-areas.ts',
    'src/modules/areas/testing/some-areas.ts',
  ),
  fault('use-the-door', 'src/modules/policy/ui/map.ts', '#modules/areas/ui/fill.ts', 'src/modules/areas/ui/fill.ts'),
  fault(
    'routes-use-the-door',
    'src/routes/store/+page.server.ts',
    '#modules/areas/server/area-store.ts',
    'src/modules/areas/server/area-store.ts',
  ),
  fault(
    'routes-use-the-door',
    'src/routes/inside/+page.svelte',
    '#modules/areas/domain/areas.ts',
    'src/modules/areas/domain/areas.ts',
  ),
  fault(
    'routes-use-the-door',
    'src/app/wiring.ts',
    '#modules/areas/server/area-store.ts',
    'src/modules/areas/server/area-store.ts',
  ),
  fault(
    'routes-use-the-door',
    'src/hooks.server.ts',
    '#modules/areas/domain/areas.ts',
    'src/modules/areas/domain/areas.ts',
  ),
  fault('module-edges', 'src/modules/rights/server/place.ts', '#modules/areas/index.ts', 'src/modules/areas/index.ts'),
  fault(
    'module-edges',
    'src/modules/areas/server/policy.ts',
    '#modules/policy/index.ts',
    'src/modules/policy/index.ts',
  ),
  fault('module-edges', 'src/modules/new/server/place.ts', '#modules/areas/index.ts', 'src/modules/areas/index.ts'),
  fault('nobody-imports-routes', 'src/app/page.ts', '../routes/+page.server.ts', 'src/routes/+page.server.ts'),
  fault('shared-below-modules', 'src/platform/places.ts', '#modules/areas/index.ts', 'src/modules/areas/index.ts'),
  fault('shared-below-modules', 'src/platform/services.ts', '#app/services.ts', 'src/app/services.ts'),
  fault('shared-below-modules', 'src/ui/AreaButton.svelte', '#modules/areas/index.ts', 'src/modules/areas/index.ts'),
  fault('platform-knows-no-ui', 'src/platform/drawing.ts', '#ui/Button.svelte', 'src/ui/Button.svelte'),
  fault(
    'modules-do-not-know-the-app',
    'src/modules/areas/server/services.ts',
    '#app/services.ts',
    'src/app/services.ts',
  ),
  fault(
    'no-test-help-in-production',
    'src/modules/areas/server/demo.ts',
    '../testing/some-areas.ts',
    'src/modules/areas/testing/some-areas.ts',
  ),
  fault('resolves', 'src/platform/lost.ts', './nowhere.ts', './nowhere.ts'),
  fault('resolves', 'src/platform/not-installed.ts', 'left-pad', 'left-pad'),
  fault(
    'no-server-in-the-browser',
    'src/modules/areas/forms/store.ts',
    '../server/area-store.ts',
    'src/modules/areas/server/area-store.ts',
  ),
  fault(
    'no-server-in-the-browser',
    'src/routes/server/+page.svelte',
    '#modules/areas/server/index.ts',
    'src/modules/areas/server/index.ts',
  ),
  fault(
    'no-server-in-the-browser',
    'src/routes/server/+page.ts',
    '#modules/areas/server/index.ts',
    'src/modules/areas/server/index.ts',
  ),
  fault('no-node-in-the-browser', 'src/routes/node/+page.ts', '#platform/clock.ts', 'timers'),
  fault(
    'testing-uses-testing',
    'src/modules/policy/testing/a-policy.ts',
    '#modules/areas/domain/areas.ts',
    'src/modules/areas/domain/areas.ts',
  ),
  fault('ceremonies-are-pure', 'src/modules/areas/ceremonies/page.ts', 'zod', 'node_modules/zod/index.js'),
  fault(
    'no-server-in-the-browser',
    'src/modules/areas/ceremonies/store.ts',
    '../server/area-store.ts',
    'src/modules/areas/server/area-store.ts',
  ),
  fault('ui-rooms-are-small', 'src/modules/areas/ui/clock.ts', '#platform/database.ts', 'src/platform/database.ts'),
  fault('ui-rooms-are-small', 'src/modules/areas/ui/schema.ts', 'zod', 'node_modules/zod/index.js'),
]

function fault(rule: string, file: string, specifier: string, to: string) {
  const text = imports(specifier)
  return { rule, file, text: file.endsWith('.svelte') ? component(text) : text, to }
}

let project: ReturnType<typeof temporaryProject>
let boundaries: Boundaries
const foundIn = (file: string) => boundaries.findings.filter((finding) => finding.file === file)

beforeAll(async () => {
  project = temporaryProject({
    ...allowed,
    'src/platform/database.ts': anything,
    ...Object.fromEntries(faults.map(({ file, text }) => [file, text])),
    'src/kernel/egg.ts': imports('./hen.ts'),
    'src/kernel/hen.ts': imports('./egg.ts'),
    'src/modules/areas/ui/typed.ts': typeImport('../server/area-store.ts'),
    'src/modules/areas/ui/Typed.svelte': component(typeImport('../server/area-store.ts')),
    'src/modules/areas/ui/TypedToo.svelte': component("import { type A } from '../server/area-store.ts'\n"),
    'src/routes/typed/+page.svelte': component(typeImport('#modules/areas/server/area-store.ts')),
  })
  boundaries = await readBoundaries(project.folder)
})
afterAll(() => project.remove())

describe('a seeded import is found', () => {
  test.each(faults)('$rule: $file uses $to', ({ rule, file, to }) => {
    const found = foundIn(file).find((finding) => finding.rule === rule && finding.message.includes(`→ ${to}. `))
    expect(found, JSON.stringify(foundIn(file))).toBeDefined()
    // Every rule says what to do instead.
    expect(found && findingLine(found)).toMatch(/\[[a-z-]+\] → .+\. .{20,}/)
  })

  test('no-circles: two files that need each other', () => {
    expect(foundIn('src/kernel/egg.ts').map(({ rule }) => rule)).toEqual(['no-circles'])
  })

  test('no-server-in-the-browser: the type of a server row, in code and in a component', () => {
    const brokenBy = (file: string) => foundIn(file).map(({ rule }) => rule)
    expect(brokenBy('src/modules/areas/ui/typed.ts')).toContain('no-server-in-the-browser')
    expect(brokenBy('src/modules/areas/ui/Typed.svelte')).toContain('no-server-in-the-browser')
    expect(brokenBy('src/modules/areas/ui/TypedToo.svelte')).toContain('no-server-in-the-browser')
    expect(brokenBy('src/routes/typed/+page.svelte')).toEqual(
      expect.arrayContaining(['no-server-in-the-browser', 'routes-use-the-door']),
    )
  })

  test('and every rule is seeded', () => {
    const seeded = new Set(['no-circles', ...faults.map(({ rule }) => rule)])
    expect(rules.forbidden.filter(({ name }) => !seeded.has(name))).toEqual([])
  })

  test('and no file without a fault is blamed', () => {
    const faulty = new Set([...faults.map(({ file }) => file), 'src/kernel/egg.ts', 'src/kernel/hen.ts'])
    const others = boundaries.findings.filter(({ file }) => !faulty.has(file) && !/typed/i.test(file))
    expect(others.map(findingLine)).toEqual([])
  })
})

describe('the table of edges', () => {
  const names = Object.keys(moduleEdges)

  test('names only modules that have a line', () => {
    expect(
      Object.values(moduleEdges)
        .flat()
        .filter((name) => !names.includes(name)),
    ).toEqual([])
  })

  test('has no circle', () => {
    const above = (name: string, seen: readonly string[]): boolean =>
      (moduleEdges[name] ?? []).some((next) => seen.includes(next) || above(next, [...seen, next]))
    expect(names.filter((name) => above(name, [name]))).toEqual([])
  })
})

describe('the map of modules', () => {
  const files = {
    ...soundProject,
    'src/modules/policy/README.md': areasPage.replace('# areas', '# policy').replace('on a day', 'with a policy'),
    'src/modules/policy/index.ts': "export type { A } from './a.ts'\n",
  }
  const edge = { from: 'src/modules/policy/server/count.ts', to: 'src/modules/areas/index.ts' }
  const mapOf = (edges: readonly (typeof edge)[]) => {
    const { folder, remove } = temporaryProject(files)
    const map = moduleMap(readTree(folder), edges)
    remove()
    return map
  }

  test('tells purpose, tables, doors, and who uses whom', () => {
    const [, areas, policy] = mapOf([edge]).split('\n## ')
    expect(areas).toContain('Municipalities on a day.')
    expect(areas).toContain('- Tables: `areas_municipality`')
    expect(areas).toContain('- `index.ts`: `divide`')
    expect(areas).toContain('- `server/index.ts`: types only')
    expect(areas).toContain('- Uses: no other module\n- Used by: policy')
    expect(policy).toContain('- Tables: none')
    expect(policy).toContain('- Uses: areas\n- Used by: no other module')
  })

  test('an import in a test is no use', () => {
    expect(mapOf([{ ...edge, from: 'src/modules/policy/server/count.test.ts' }])).toBe(mapOf([]))
  })
})
