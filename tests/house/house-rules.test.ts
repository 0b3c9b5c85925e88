import { describe, expect, test } from 'vitest'
import { houseFindings } from '../../scripts/house/check.ts'
import type { HouseException } from '../../scripts/house/exceptions.ts'
import { codeLines } from '../../scripts/house/file-rules.ts'
import { findingLine } from '../../scripts/house/finding.ts'
import { type Files, seededProject } from './seeded-project.ts'
import { aDecision, areasPage, policyModule, soundProject } from './sound-project.ts'

/** What is found when a fault is put into a sound project: the rule and the place of each finding. */
function foundIn(fault: Files, without: readonly string[] = [], exceptions: readonly HouseException[] = []): string[] {
  const files = Object.entries({ ...soundProject, ...fault }).filter(([path]) => !without.includes(path))
  return houseFindings(seededProject(Object.fromEntries(files)), exceptions).map((finding) => {
    expect(findingLine(finding)).toContain(`[${finding.rule}]`)
    return `${finding.rule} ${finding.file}${finding.line === undefined ? '' : `:${finding.line}`}`
  })
}

const lines = (count: number, line = 'export {}') => Array.from({ length: count }, () => line).join('\n')

// Put together, so that this file does not break the rules that it seeds.
const unfinished = ['TO', 'DO'].join('')
const silence = (tool: string, word: string) => `// ${[tool, word].join('-')}`

test('a sound project has no findings', () => {
  expect(foundIn({})).toEqual([])
  expect(foundIn(policyModule)).toEqual([])
})

describe('file-length', () => {
  test('300 code lines are allowed, 301 are not', () => {
    expect(foundIn({ 'src/kernel/long.ts': lines(300) })).toEqual([])
    expect(foundIn({ 'src/kernel/long.ts': lines(301) })).toEqual(['file-length src/kernel/long.ts'])
  })

  test('a component, a style sheet, a script and a test count too', () => {
    for (const file of ['src/ui/Long.svelte', 'src/ui/long.css', 'scripts/long.mjs', 'src/kernel/long.test.ts']) {
      expect(foundIn({ [file]: lines(301, 'a {}') })).toEqual([`file-length ${file}`])
    }
  })

  test('blank lines and comments do not count', () => {
    const comments = [
      '',
      '  // why',
      '/** one line */',
      '/**',
      ' * several',
      ' */',
      '<!-- markup',
      'more -->',
      '-- sql',
    ]
    expect(codeLines(comments)).toBe(0)
    expect(codeLines(['const a = 1 // why', 'a()', '/* why */', 'b()'])).toBe(3)
  })

  test('a long file with a reason is allowed, and a reason that nothing needs is found', () => {
    const exception = { rule: 'file-length', file: 'src/kernel/long.ts', reason: 'a table of law' } as const
    expect(foundIn({ 'src/kernel/long.ts': lines(301) }, [], [exception])).toEqual([])
    expect(foundIn({ 'src/kernel/long.ts': lines(300) }, [], [exception])).toEqual(['exceptions src/kernel/long.ts'])
  })
})

describe('file-name', () => {
  test.each(['utils', 'helpers', 'misc', 'common', 'types'])('no file and no folder is called %s', (name) => {
    expect(foundIn({ [`src/kernel/${name}.ts`]: '' })).toEqual([`file-name src/kernel/${name}.ts`])
    expect(foundIn({ [`src/kernel/${name}.test.ts`]: '' })).toEqual([`file-name src/kernel/${name}.test.ts`])
    expect(foundIn({ [`src/kernel/${name}/days.ts`]: '' })).toEqual([`file-name src/kernel/${name}/days.ts`])
  })

  test('code is called in kebab-case, a component in PascalCase', () => {
    expect(foundIn({ 'src/kernel/workDays.ts': '' })).toEqual(['file-name src/kernel/workDays.ts'])
    expect(foundIn({ 'src/ui/day-field.svelte': '' })).toEqual(['file-name src/ui/day-field.svelte'])
    expect(foundIn({ 'src/kernel/types-of-work.ts': '', 'src/ui/DayField.svelte': '' })).toEqual([])
  })
})

describe('what no file may say', () => {
  test('no-unfinished: work that is left for later', () => {
    expect(foundIn({ 'src/kernel/days.ts': `\n// ${unfinished}: leap years` })).toEqual([
      'no-unfinished src/kernel/days.ts:2',
    ])
    expect(foundIn({ 'content/guides/a/guide.yaml': `# ${unfinished}` })).toEqual([
      'no-unfinished content/guides/a/guide.yaml:1',
    ])
  })

  test.each(['/work/x', 'in /tmp/x', "'/home/me/x'"])('no-workplace: a path of one computer, as %s', (path) => {
    expect(foundIn({ 'scripts/seed.mjs': `// ${path}` })).toEqual(['no-workplace scripts/seed.mjs:1'])
    expect(foundIn({ 'docs/x.md': path })).toEqual(['no-workplace docs/x.md:1'])
    expect(foundIn({ 'src/kernel/days.test.ts': `// ${path}` })).toEqual([])
  })

  test('an address on the web and a folder of the project are not paths of one computer', () => {
    expect(foundIn({ 'docs/x.md': 'https://x.example/home/page and docs/tmp/x' })).toEqual([])
  })

  test.each([
    silence('eslint', 'disable-next-line'),
    silence('biome', 'ignore lint'),
    silence('svelte', 'ignore a11y'),
    silence('@ts', 'expect-error'),
    silence('@ts', 'ignore'),
  ])('silenced-rule: %s', (comment) => {
    expect(foundIn({ 'src/kernel/days.ts': comment })).toEqual(['silenced-rule src/kernel/days.ts:1'])
    const exception = { rule: 'silenced-rule', file: 'src/kernel/days.ts', reason: 'the rule lies' } as const
    expect(foundIn({ 'src/kernel/days.ts': comment }, [], [exception])).toEqual([])
  })
})

describe('module-anatomy', () => {
  const page = 'src/modules/areas/README.md'

  test('a module has a page', () => {
    expect(foundIn({}, [page])).toEqual([`module-anatomy ${page}`])
  })

  test.each(['## Words', '## Tables it owns', '## Doors', '## Decisions', 'Municipalities on a day.'])(
    'the page tells "%s"',
    (chapter) =>
      expect(foundIn({ [page]: areasPage.replace(chapter, '### Other') })).toEqual([`module-anatomy ${page}`]),
  )

  test('the page has the name of the module', () => {
    expect(foundIn({ [page]: areasPage.replace('# areas', '# places') })).toEqual([`module-anatomy ${page}`])
  })

  test('a module has no rooms but those of the anatomy', () => {
    const stores = 'src/modules/areas/stores'
    expect(foundIn({ [`${stores}/area-store.ts`]: '' })).toEqual([`module-anatomy ${stores}`])
  })

  test('the server room has a door', () => {
    expect(foundIn({}, ['src/modules/areas/server/index.ts'])).toEqual(['module-anatomy src/modules/areas/server'])
  })

  test('a module stands in the table of edges', () => {
    const places = { 'src/modules/places/README.md': areasPage.replace('# areas', '# places') }
    expect(foundIn(places)).toEqual(['module-anatomy src/modules/places'])
  })
})

describe('table-owner', () => {
  const migration = 'migrations/0001_areas_municipalities.sql'
  const tables = 'src/modules/areas/server/tables.ts'

  test('the name of a table begins with the name of its module', () => {
    expect(foundIn({ [migration]: 'create table municipality (' }).sort()).toEqual([
      `table-owner ${migration}:1`,
      `table-owner ${tables}:2`,
    ])
  })

  test('a table that is made is typed', () => {
    const second = '\ncreate table areas_boundary ('
    expect(foundIn({ [migration]: `${soundProject[migration]}${second}` })).toEqual([`table-owner ${migration}:5`])
  })

  test('a table that is typed is made, and not dropped or renamed since', () => {
    const dropped = 'migrations/0002_areas_less.sql'
    expect(foundIn({ [dropped]: 'drop table areas_municipality;' })).toEqual([`table-owner ${tables}:2`])
    const renamed = 'alter table areas_municipality rename to areas_place;'
    expect(foundIn({ [dropped]: renamed })).toEqual([`table-owner ${dropped}:1`, `table-owner ${tables}:2`])
  })

  test('a table is typed once', () => {
    const again = 'src/modules/areas/server/more-tables.ts'
    expect(foundIn({ [again]: soundProject[tables]?.replace('AreasTables', 'MoreTables') ?? '' })).toHaveLength(1)
  })

  test('a module does not type a table of another', () => {
    const foreign = 'src/modules/policy/server/foreign.ts'
    const fault = { [foreign]: 'export interface ForeignTables {\n  areas_municipality: { code: string }\n}\n' }
    // Once as a type, once because the name is there.
    expect(foundIn({ ...policyModule, ...fault })).toEqual([`table-owner ${foreign}:2`, `table-owner ${foreign}:2`])
  })

  test('a module does not name a table of another in its SQL', () => {
    const store = 'src/modules/policy/server/document-store.ts'
    const fault = { [store]: '\nconst rows = sql`select * from areas_municipality`' }
    expect(foundIn({ ...policyModule, ...fault })).toEqual([`table-owner ${store}:2`])
  })

  test('a migration carries its number and the name of the module whose tables it makes', () => {
    const numbered = 'migrations/0003_areas_more.sql'
    expect(foundIn({ [numbered]: '' })).toEqual([`table-owner ${numbered}:1`])
    expect(foundIn({ 'migrations/0002_more.sql': '' })).toEqual(['table-owner migrations/0002_more.sql:1'])
    expect(foundIn({ 'migrations/second.sql': '' })).toEqual(['table-owner migrations/second.sql:1'])
    const wrong = 'migrations/0002_areas_documents.sql'
    const fault = { ...policyModule, [wrong]: policyModule['migrations/0002_policy_documents.sql'] ?? '' }
    expect(foundIn(fault, ['migrations/0002_policy_documents.sql'])).toEqual([`table-owner ${wrong}:1`])
  })
})

describe('decisions', () => {
  const second = 'docs/decisions/002-second.md'
  const changed = (from: string | RegExp, to: string) => ({
    [second]: aDecision('002', (text) => text.replace(from, to)),
  })

  test.each([
    ['Date: 2030-01-15', 'a date'],
    ['Status: accepted', 'a status'],
    ['## Context', 'the context'],
    ['## Decision', 'the decision'],
    ['## Consequences', 'the consequences'],
    ['## What was measured', 'what was measured'],
  ])('without "%s" it does not tell %s', (part) => {
    expect(new Set(foundIn(changed(part, 'Nothing.')))).toEqual(new Set([`decisions ${second}`]))
  })

  test('numbers have no gaps and are used once', () => {
    expect(foundIn({ 'docs/decisions/004-fourth.md': aDecision('004') })).toEqual([
      'decisions docs/decisions/004-fourth.md',
    ])
    expect(foundIn({ 'docs/decisions/002-too.md': aDecision('002') })).toEqual(['decisions docs/decisions/002-too.md'])
    expect(foundIn({ 'docs/decisions/third.md': aDecision('003') })).toEqual(['decisions docs/decisions/third.md'])
  })

  test('20 to 60 lines', () => {
    const long = (count: number) => ({
      [second]: aDecision('002', (text) =>
        text
          .split('\n')
          .slice(0, 7)
          .concat(lines(count - 7).split('\n'))
          .join('\n'),
      ),
    })
    expect([19, 20, 60, 61].map((count) => foundIn(long(count)).length)).toEqual([1, 0, 0, 1])
  })

  test('a date is a day, a status one of four', () => {
    expect(foundIn(changed('2030-01-15', 'January'))).toEqual([`decisions ${second}`])
    expect(foundIn(changed('accepted', 'liked'))).toEqual([`decisions ${second}`])
  })

  test('what supersedes, and what is referred to, is there', () => {
    expect(foundIn(changed('accepted', 'superseded by 001'))).toEqual([])
    expect(foundIn(changed('accepted', 'superseded by 009'))).toEqual([`decisions ${second}`])
    expect(foundIn({ 'src/kernel/days.ts': '\n// docs/decisions/009' })).toEqual(['decisions src/kernel/days.ts:2'])
    expect(foundIn({ 'src/kernel/days.ts': '\n// docs/decisions/002' })).toEqual([])
  })
})

describe('dependency-lines', () => {
  const page = 'docs/dependencies.md'
  const found = [`dependency-lines ${page}`]
  const changed = (from: string, to: string) => ({ [page]: soundProject[page]?.replace(from, to) ?? '' })

  test('every package has a line, and every line a package', () => {
    expect(foundIn({}, [page])).toEqual(found)
    expect(foundIn(changed('| `kysely` | ^1.2.3 | SQL |\n', ''))).toEqual(found)
    expect(foundIn(changed('| `vite` | 8 | builds |\n', ''))).toEqual(found)
    expect(foundIn(changed('| `vite`', '| `yaml` | 1 |\n| `vite`'))).toEqual(found)
  })

  test('the line says the version of package.json', () => {
    expect(foundIn(changed('^1.2.3', '^1.2.2'))).toEqual(found)
  })
})

describe('unused-words', () => {
  const words = (...keys: string[]) => JSON.stringify(Object.fromEntries(keys.map((key) => [key, 'Woorden'])), null, 2)
  const page = 'src/routes/[lang=lang]/+page.svelte'
  const gap = (name: string) => ['$', `{${name}}`].join('')

  test('a sentence that no code names is found; a test does not count', () => {
    const seeded = {
      'content/interface/nl.json': words('areas.title', 'areas.lead'),
      [page]: "<p>{t('areas.title')}</p>",
    }
    expect(foundIn(seeded)).toEqual(['unused-words content/interface/nl.json:3'])
    expect(foundIn({ ...seeded, 'src/modules/areas/ui/AreaMap.svelte.test.ts': "t('areas.lead')" })).toHaveLength(1)
    expect(foundIn({ ...seeded, 'src/modules/areas/ui/AreaMap.svelte': "{t('areas.lead')}" })).toEqual([])
  })

  test('a text with gaps names what fits it, also inside another; one that is all gaps names nothing', () => {
    const seeded = {
      'content/interface/areas/nl.json': words('areas.state.new', 'areas.count.one', 'areas.count.other'),
    }
    const drawn = (...texts: string[]) =>
      foundIn({ ...seeded, [page]: texts.map((text) => `{t(\`${text}\`)}`).join('\n') }).length
    expect(drawn(`${gap('before')} ${gap(`t(\`areas.state.${gap('state')}\`)`)}`, `areas.${gap('what')}`)).toBe(0)
    expect(drawn(`${gap('section')}.state.${gap('state')}`)).toBe(2)
    expect(drawn(`${gap('one')}.${gap('other')}`, gap('whole'))).toBe(3)
  })
})
