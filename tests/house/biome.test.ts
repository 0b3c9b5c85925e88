import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Files, projectFolder, seededProject } from './seeded-project.ts'

interface Report {
  diagnostics: { category: string; severity: string; location: { path: string } }[]
}

/** The rules of biome.json that something in `folder` breaks, by file. */
function brokenIn(folder: string): Map<string, string[]> {
  const biome = join(projectFolder, 'node_modules/@biomejs/biome/bin/biome')
  const words = [biome, 'check', '.', '--error-on-warnings', '--max-diagnostics=1000', '--reporter=json']
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
  if (!stdout.startsWith('{')) throw new Error(`biome gave no report: ${stdout}${stderr}`)
  const { diagnostics }: Report = JSON.parse(stdout)
  const found = new Map<string, string[]>()
  for (const { category, location } of diagnostics) {
    found.set(location.path, [...(found.get(location.path) ?? []), category])
  }
  return found
}

const component = (script: string, markup: string) => `<script lang="ts">\n${script}\n</script>\n\n${markup}\n`

const faults: Readonly<Record<string, Files>> = {
  format: {
    'double-quotes.ts': 'export const a = "b"\n',
    'semicolons.ts': "export const a = 'b';\n",
    'four-spaces.ts': 'export function a() {\n    return 1\n}\n',
    'long-line.ts': `export const a = [${Array.from({ length: 40 }, () => '100').join(', ')}]\n`,
    'Spaces.svelte': '<p   class="a">text</p>\n',
    'spaces.json': '{"a":1}\n',
    'spaces.mjs': 'export const a  = 1\n',
  },
  'assist/source/organizeImports': {
    'order.ts': "import { b } from './b.ts'\nimport { a } from './a.ts'\n\nexport const c = a + b\n",
  },
  'lint/suspicious/noExplicitAny': { 'any.ts': 'export const a: any = 1\n' },
  'lint/suspicious/noEvolvingTypes': {
    'evolving.ts': 'export function a() {\n  const b = []\n  b.push(1)\n  return b\n}\n',
  },
  'lint/style/noNonNullAssertion': {
    'assertion.ts': 'export const a = (b: string[]) => b[0]!\n',
    'Assertion.svelte': component('  let { a }: { a: string[] } = $props()\n  const b = a[0]!', '<p>{b}</p>'),
  },
  'lint/correctness/noUnusedImports': {
    'import.ts': "import { a } from './a.ts'\n\nexport const b = 1\n",
    'Import.svelte': component("  import { a } from './a.ts'", '<p>text</p>'),
  },
  'lint/correctness/noUnusedVariables': {
    'variable.ts': 'const a = 1\nexport const b = 1\n',
    'Variable.svelte': component('  const a = 1', '<p>text</p>'),
  },
  'lint/correctness/noUnusedFunctionParameters': { 'parameter.ts': 'export const a = (b: string) => 1\n' },
  'lint/style/noEnum': { 'enum.ts': 'export enum A {\n  b = 1,\n}\n' },
  'lint/style/noParameterProperties': {
    'property.ts': 'export class A {\n  constructor(readonly b: string) {}\n}\n',
  },
  'lint/style/noParameterAssign': {
    'assign.ts': 'export function a(b: number) {\n  b = 1\n  return b\n}\n',
  },
  'lint/style/useImportType': { 'type.ts': "import { B } from './b.ts'\n\nexport const a = (b: B) => b\n" },
  'lint/style/useNodejsImportProtocol': { 'node.ts': "import { join } from 'path'\n\nexport const a = join\n" },
  'lint/style/useThrowNewError': { 'throw.ts': "export const a = () => {\n  throw Error('b')\n}\n" },
  'lint/complexity/noExcessiveLinesPerFunction': {
    'long.ts': `export function a() {\n${'  console.log(1)\n'.repeat(51)}}\n`,
  },
  'lint/complexity/noExcessiveCognitiveComplexity': {
    'complex.ts': `export function a(b: number) {\n${Array.from({ length: 17 }, (_, i) => `  if (b === ${i}) console.log(b)\n`).join('')}}\n`,
  },
  'lint/correctness/noUnusedPrivateClassMembers': { 'private.ts': 'export class A {\n  #b = 1\n}\n' },
  'lint/style/noInferrableTypes': { 'inferrable.ts': 'export const a = (b: number = 1) => b\n' },
  'lint/style/noUnusedTemplateLiteral': { 'template.ts': 'export const a = `b`\n' },
  'lint/style/noUselessElse': {
    'else.ts': 'export function a(b: boolean) {\n  if (b) return 1\n  else return 2\n}\n',
  },
  'lint/style/useConsistentArrayType': { 'array.ts': 'export const a = (b: Array<string>) => b\n' },
  'lint/style/useConsistentTypeDefinitions': { 'shape.ts': 'export type A = { b: string }\n' },
  'lint/style/useConst': { 'let.ts': 'export function a() {\n  let b = 1\n  return b\n}\n' },
  'lint/a11y/useAltText': { 'Picture.svelte': '<img src="a.png">\n' },
  'lint/a11y/useButtonType': { 'Button.svelte': '<button>text</button>\n' },
}

const sound: Files = {
  'src/sound.ts': "import { join } from 'node:path'\n\nexport const a = join('b', 'c')\n",
  // Each name is used in the markup only. (A shorthand such as `class:open` would not count as a use: `class:open={open}`.)
  'src/Sound.svelte': `<script module lang="ts">
  export const a = 1
</script>

<script lang="ts">
  import Other from './Other.svelte'
  import { words } from './words.ts'

  let { title, rows, ...rest }: { title: string; rows: readonly string[]; open?: boolean } = $props()
  const upper = $derived(title.toUpperCase())
  const size = (row: string) => row.length
  const wide = '1em'
  let chosen = $state('')
</script>

<h1 class:wide={chosen} style:width={wide}>{upper}</h1>
<input bind:value={chosen}>
{#each rows as row, index (row)}
  {@const long = size(row)}
  <Other {row} {long} number={index} {...rest} />
{/each}
{@render line(words.end)}
{#snippet line(
  text: string,
)}
  <p>{text}</p>
{/snippet}
`,
  // A test may be long, but not careless.
  'src/long.test.ts': `export function a() {\n${'  console.log(1)\n'.repeat(60)}}\n`,
  // Written by editors, or by a command: their form is nobody's business here.
  'content/guides/a/guide.yaml': 'a:    "b"\n',
  'data/areas.json': '{"a":1}',
  'build/made.js': 'var a = "b";',
  'node_modules/other/index.js': 'var a = "b";',
}

test('every rule finds its seeded fault, in code and in components, and nothing else', () => {
  const seeds = Object.entries(faults).flatMap(([rule, files]) =>
    Object.entries(files).map(([file, text]) => ({ rule, file: `src/${file}`, text })),
  )
  const found = brokenIn(
    seededProject({
      'biome.json': readFileSync(join(projectFolder, 'biome.json'), 'utf8').replace(/"\$schema": "[^"]*",/, ''),
      '.gitignore': readFileSync(join(projectFolder, '.gitignore'), 'utf8'),
      ...sound,
      ...Object.fromEntries(seeds.map(({ file, text }) => [file, text])),
    }),
  )
  const expected = new Map(seeds.map(({ rule, file }) => [file, [rule]]))
  found.delete('biome.json')
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
})

test('every rule that biome.json names is seeded', () => {
  const { linter }: { linter: { rules: Record<string, object | string> } } = JSON.parse(
    readFileSync(join(projectFolder, 'biome.json'), 'utf8'),
  )
  const named = Object.entries(linter.rules).flatMap(([group, rules]) =>
    typeof rules === 'string'
      ? []
      : Object.entries(rules).flatMap(([rule, level]) => (level === 'off' ? [] : [`lint/${group}/${rule}`])),
  )
  expect(named.filter((rule) => !(rule in faults))).toEqual([])
})
