import { join } from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import configuration from '../../eslint.config.mjs'
import { type Files, lendPackages, projectFolder, seededProject } from './seeded-project.ts'

interface Fault {
  rule: string
  file: string
  text: string
  message?: RegExp
}

const domain = 'src/modules/areas/domain'
const component = (script: string, markup: string) => `<script lang="ts">\n${script}\n</script>\n${markup}\n`

const worldly = ['process', 'globalThis', 'window', 'document', 'fetch', 'console', 'setTimeout', 'setInterval']

function says(rule: string, name: string, value: string, message: RegExp): Fault {
  return { rule, file: `${domain}/${name}.ts`, text: `export const a = () => ${value}\n`, message }
}

const inDomain: readonly Fault[] = [
  says('no-restricted-properties', 'date-now', 'Date.now()', /has no clock: take `today` or `now` as a parameter/),
  says('no-restricted-syntax', 'new-date', 'new Date()', /has no clock/),
  says('no-restricted-syntax', 'date-text', 'Date()', /has no clock/),
  says('no-restricted-properties', 'performance', 'performance.now()', /has no clock/),
  says('no-restricted-properties', 'random', 'Math.random()', /has no dice/),
  says('no-restricted-properties', 'uuid', 'crypto.randomUUID()', /has no dice/),
  says('no-restricted-properties', 'bytes', 'crypto.getRandomValues(new Uint8Array(1))', /has no dice/),
  ...worldly.map((name) =>
    says('no-restricted-globals', `knows-${name.toLowerCase()}`, name, new RegExp(`does not know ${name}: take`)),
  ),
  { rule: 'no-restricted-properties', file: 'src/kernel/clock.ts', text: 'export const a = () => Date.now()\n' },
]

const exhaustive = (last: string) => `type Kind = 'a' | 'b'
export function word(kind: Kind): string {
  switch (kind) {
    case 'a':
      return 'A'${last}
  }
  return ''
}
`
const later = "const later = () => Promise.resolve('a')\n"

const elsewhere: readonly Fault[] = [
  { rule: '@typescript-eslint/switch-exhaustiveness-check', file: `${domain}/switch.ts`, text: exhaustive('') },
  { rule: '@typescript-eslint/no-floating-promises', file: 'src/app/floating.ts', text: `${later}later()\n` },
  {
    rule: '@typescript-eslint/no-floating-promises',
    file: 'src/ui/Floating.svelte',
    text: component(`${later}later()`, '<p>text</p>'),
  },
  {
    rule: '@typescript-eslint/no-misused-promises',
    file: 'src/app/misused.ts',
    text: `${later}export const a = () => (later() ? 1 : 2)\n[1].forEach(async () => {\n  await later()\n})\n`,
  },
  {
    rule: 'svelte/no-at-html-tags',
    file: 'src/ui/Html.svelte',
    text: component('let { a }: { a: string } = $props()', '{@html a}'),
  },
  {
    rule: 'svelte/require-each-key',
    file: 'src/ui/Each.svelte',
    text: component('let { a }: { a: string[] } = $props()', '{#each a as b}<p>{b}</p>{/each}'),
  },
]

const sound: Files = {
  [`${domain}/clock.ts`]: 'export const a = (today: string) => new Date(today).getTime() + Math.max(1, 2)\n',
  [`${domain}/clock.test.ts`]: 'export const a = [new Date(), Math.random(), Date.now()]\n',
  [`${domain}/whole.ts`]: exhaustive("\n    case 'b':\n      return 'B'"),
  [`${domain}/rest.ts`]: exhaustive("\n    default:\n      return 'other'"),
  'src/app/clock.ts': `${later}export const a = async () => [await later(), new Date(), process.env]\nvoid later()\n`,
  'src/ui/Sound.svelte': component('let { a }: { a: string[] } = $props()', '{#each a as b (b)}<p>{b}</p>{/each}'),
}

test('every rule finds its seeded fault, with a sentence for it, and nothing else', async () => {
  const faults = [...inDomain, ...elsewhere]
  const folder = seededProject({
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        strict: true,
        target: 'esnext',
        module: 'esnext',
        moduleResolution: 'bundler',
        types: ['node'],
      },
      include: ['src'],
    }),
    ...sound,
    ...Object.fromEntries(faults.map(({ file, text }) => [file, text])),
  })
  lendPackages(folder)
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: join(projectFolder, 'eslint.config.mjs') })
  const results = await eslint.lintFiles('src')
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, severity }) => {
      expect(severity).toBe(2)
      return { file: filePath.slice(folder.length + 1), rule: ruleId, message }
    }),
  )
  const ofFile = (file: string) => found.filter((one) => one.file === file)
  for (const { file, rule, message } of faults) {
    expect(new Set(ofFile(file).map((one) => one.rule)), file).toEqual(new Set([rule]))
    if (message) expect(ofFile(file)[0]?.message, file).toMatch(message)
  }
  expect(Object.keys(sound).flatMap(ofFile)).toEqual([])
  const named = configuration.flatMap((part) => Object.entries('rules' in part ? (part.rules ?? {}) : {}))
  const seeded = new Set([...faults.map(({ rule }) => rule), 'svelte/comment-directive', 'svelte/system'])
  expect(named.filter(([rule, level]) => level !== 'off' && !seeded.has(rule))).toEqual([])
})
