// Only what the formatter and linter of biome.json cannot see: rules that need types, and Svelte's own.
import tseslint from 'typescript-eslint'

// TypeScript then reads components as they are linted, with the types of what they draw. Without it each component is new
// to its program, which is made once more for it: three times the time (docs/decisions/042). Read when the parser starts.
process.env['SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK'] ??= '1'
const { default: svelte } = await import('eslint-plugin-svelte')

const parserOptions = { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] }

const noClock = 'Domain code has no clock: take `today` or `now` as a parameter.'
const noDice = 'Domain code has no dice: take the number or the id as a parameter.'
/** @param {string} name */
const noWorld = (name) => `Domain code does not know ${name}: take the value as a parameter, give the answer back.`

const worldlyGlobals = ['process', 'globalThis', 'window', 'document', 'fetch', 'console', 'setTimeout', 'setInterval']
const timelessDates = ['NewExpression[callee.name="Date"][arguments.length=0]', 'CallExpression[callee.name="Date"]']

export default [
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      '.data/',
      'node_modules/',
      'test-results/',
      'playwright-report/',
      '**/*.mjs',
      '*.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...svelte.configs.base,
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser, parserOptions },
  },
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { ...parserOptions, parser: tseslint.parser } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/require-each-key': 'error' },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    files: ['src/modules/*/domain/**/*.ts', 'src/kernel/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: noClock },
        { object: 'performance', property: 'now', message: noClock },
        { object: 'Math', property: 'random', message: noDice },
        { object: 'crypto', property: 'randomUUID', message: noDice },
        { object: 'crypto', property: 'getRandomValues', message: noDice },
      ],
      'no-restricted-syntax': ['error', ...timelessDates.map((selector) => ({ selector, message: noClock }))],
      'no-restricted-globals': ['error', ...worldlyGlobals.map((name) => ({ name, message: noWorld(name) }))],
    },
  },
]
