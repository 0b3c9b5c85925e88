import type { Files } from './seeded-project.ts'

export const aDecision = (number: string, change: (text: string) => string = (text) => text) =>
  change(
    [
      `# ${number} Something was chosen`,
      'Date: 2030-01-15',
      'Status: accepted',
      '## Context',
      '## Decision',
      '## Consequences',
      '## What was measured',
      ...Array.from({ length: 20 }, (_, index) => `Sentence ${index + 1}.`),
    ].join('\n'),
  )

export const areasPage = [
  '# areas',
  'Municipalities on a day.',
  '## Words\nDivision.',
  '## Tables it owns\n`areas_municipality`',
  '## Doors\n`index.ts`',
  '## Decisions\nNone.',
].join('\n\n')

/** The smallest project in which everything of the house is in order. */
export const soundProject: Files = {
  'package.json': JSON.stringify({ dependencies: { kysely: '^1.2.3' }, devDependencies: { vite: '8' } }),
  'docs/dependencies.md':
    '| package | version |\n| --- | --- |\n| `kysely` | ^1.2.3 | SQL |\n| `vite` | 8 | builds |\n',
  'docs/decisions/001-first.md': aDecision('001'),
  'docs/decisions/002-second.md': aDecision('002'),
  'migrations/0001_areas_municipalities.sql': 'create table areas_municipality (\n  code text primary key\n);\n',
  'src/modules/areas/README.md': areasPage,
  'src/modules/areas/index.ts': "export { divide } from './domain/divide.ts'\n",
  'src/modules/areas/domain/divide.ts': 'export const divide = 1\n',
  'src/modules/areas/server/index.ts': "export type { AreasTables } from './tables.ts'\n",
  'src/modules/areas/server/tables.ts':
    'export interface AreasTables {\n  areas_municipality: {\n    code: string\n  }\n}\n',
  'src/modules/areas/ui/AreaMap.svelte': '<p>map</p>\n',
  'src/modules/areas/ui/AreaMap.svelte.test.ts': 'export {}\n',
  'src/routes/[lang=lang]/+page.svelte': '<p>page</p>\n',
}

/** A second module that is in order too. */
export const policyModule: Files = {
  'migrations/0002_policy_documents.sql': 'create table policy_document (\n  id text\n);\n',
  'src/modules/policy/README.md': areasPage.replace('# areas', '# policy'),
  'src/modules/policy/index.ts': 'export {}\n',
  'src/modules/policy/server/index.ts': 'export {}\n',
  'src/modules/policy/server/tables.ts': 'export interface PolicyTables {\n  policy_document: { id: string }\n}\n',
}
