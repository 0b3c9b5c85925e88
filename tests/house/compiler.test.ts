import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { projectFolder } from './seeded-project.ts'

/** Files that are not there, seen by the compiler as if they were; each with what it must say of them. */
const seeds: Readonly<Record<string, { text: string; says: RegExp }>> = {
  'src/modules/policy/server/foreign-table.ts': {
    text: `import type { Kysely } from 'kysely'
import type { AreasTables } from '#modules/areas/server/index.ts'
export const rows = (db: Kysely<AreasTables>) => db.selectFrom('guides_edition').selectAll().execute()
`,
    says: /guides_edition/,
  },
  'src/kernel/element.ts': {
    text: 'export const first = (names: string[]): string => names[0]\n',
    says: /'undefined' is not assignable to type 'string'/,
  },
  'src/kernel/implicit.ts': { text: 'export const same = (a) => a\n', says: /implicitly has an 'any' type/ },
  'src/kernel/return.ts': {
    text: "export function word(kind: 'a' | 'b') {\n  if (kind === 'a') return 1\n}\n",
    says: /Not all code paths return a value/,
  },
  'src/kernel/erasable.ts': { text: 'export enum A {\n  b,\n}\n', says: /erasableSyntaxOnly/ },
  'src/kernel/cents-of-minutes.ts': {
    text: "import { type Cents, minutes } from './units.ts'\nexport const paid: Cents = minutes(2400)\n",
    says: /'Counted<"minutes">' is not assignable to type 'Cents'|Types of property '\[unit\]' are incompatible/,
  },
  'src/kernel/cents-of-anything.ts': {
    text: "import type { Cents } from './units.ts'\nexport const paid: Cents = 1499\n",
    says: /'number' is not assignable to type 'Cents'/,
  },
  'src/kernel/mixed-sum.ts': {
    text: "import { type Cents, cents, minutes, sumOf } from './units.ts'\nexport const sum: Cents = sumOf([cents(1), minutes(1)])\n",
    says: /not assignable to/,
  },
  'src/kernel/import.ts': {
    text: "import { Day } from './days.ts'\nexport type A = Day\n",
    says: /verbatimModuleSyntax/,
  },
}

const own = 'src/modules/areas/server/own-table.ts'
const ownTable = `import type { Kysely } from 'kysely'
import type { AreasTables } from './tables.ts'
export const rows = (db: Kysely<AreasTables>) => db.selectFrom('areas_municipality').selectAll().execute()
`

function complaintsAbout(files: Readonly<Record<string, string>>): Map<string, string[]> {
  const read = ts.readConfigFile(join(projectFolder, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...read.config, include: [] }, ts.sys, projectFolder)
  const texts = new Map(Object.entries(files).map(([path, text]) => [join(projectFolder, path), text]))
  const host = ts.createCompilerHost({ ...options, types: ['node'] })
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) => texts.has(path) || fileExists(path)
  host.readFile = (path) => texts.get(path) ?? readFile(path)
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = texts.get(path)
    return text === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, text, languageVersion)
  }
  const program = ts.createProgram([...texts.keys()], { ...options, types: ['node'], noEmit: true }, host)
  const complaints = [...texts.keys()].map((path): [string, string[]] => {
    const source = program.getSourceFile(path)
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    const said = found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
    return [path.slice(projectFolder.length + 1), said]
  })
  return new Map(complaints)
}

test('a table of another module does not compile, nor anything loose', () => {
  const texts = Object.fromEntries(Object.entries(seeds).map(([path, { text }]) => [path, text]))
  const complaints = complaintsAbout({ ...texts, [own]: ownTable })
  for (const [path, { says }] of Object.entries(seeds)) expect(complaints.get(path)?.join(' '), path).toMatch(says)
  expect(complaints.get(own)).toEqual([])
})
