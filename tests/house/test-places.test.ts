import { matchesGlob } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTree } from '../../scripts/house/tree.ts'
import configuration from '../../vitest.config.ts'
import { projectFolder } from './seeded-project.ts'

interface Place {
  name: string
  include: string[]
  exclude?: string[]
}

/** The kinds of test in whose place a file lies. */
function kindsOf(file: string): string[] {
  const within = (globs: readonly string[] = []) => globs.some((glob) => matchesGlob(file, glob))
  return placesIn(configuration)
    .filter(({ include, exclude }) => within(include) && !within(exclude))
    .map(({ name }) => name)
}

function placesIn(config: object): Place[] {
  const { test: settings }: { test?: { projects?: { test: Place }[] } } = config
  return (settings?.projects ?? []).map((project) => project.test)
}

describe('test-place: where a test lies decides what kind it is', () => {
  test.each([
    ['src/kernel/days.test.ts', 'pure'],
    ['src/ui/Button.svelte.test.ts', 'pure'],
    ['src/modules/areas/domain/checks/check.test.ts', 'pure'],
    ['src/modules/areas/forms/area-form.test.ts', 'pure'],
    ['src/modules/areas/ceremonies/a-key.test.ts', 'pure'],
    ['src/modules/areas/ui/AreaMap.svelte.test.ts', 'pure'],
    ['src/modules/areas/server/areas.content.test.ts', 'content'],
    ['src/modules/areas/domain/areas.content.test.ts', 'content'],
    ['src/modules/areas/server/imports/area-store.test.ts', 'database'],
    ['src/app/commands/areas.test.ts', 'database'],
    ['src/platform/content/fields.test.ts', 'database'],
    ['tests/start/server.test.ts', 'start'],
    ['tests/drills/envelopes.test.ts', 'drills'],
    ['tests/house/boundaries.test.ts', 'house'],
  ])('%s is %s', (file, kind) => expect(kindsOf(file)).toEqual([kind]))

  test.each(['src/modules/areas/area.test.ts', 'scripts/seed.test.ts', 'tests/e2e/journey.test.ts'])(
    'no kind of test lies at %s: it would never run',
    (file) => expect(kindsOf(file)).toEqual([]),
  )

  test('every test of the project is of one kind', () => {
    const { paths } = readTree(projectFolder)
    const tests = paths.filter((path) => path.endsWith('.test.ts') && !path.startsWith('tests/e2e/'))
    expect(tests.length).toBeGreaterThan(0)
    expect(tests.filter((file) => kindsOf(file).length !== 1)).toEqual([])
  })
})
