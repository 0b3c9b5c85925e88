import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/**
 * Svelte's half for drawing text also writes values into a page that wakes up in the browser, and checks how tags are nested
 * while somebody develops. Nothing here wakes up, and every byte is paid for by a reader.
 */
const neverUsed = {
  name: 'never-used',
  enforce: 'pre' as const,
  resolveId: (id: string) => (/^devalue$|html-tree-validation\.js$/.test(id) ? '\0never-used' : null),
  load: (id: string) =>
    id === '\0never-used'
      ? ['uneval', 'is_tag_valid_with_ancestor', 'is_tag_valid_with_parent']
          .map((name) => `export const ${name} = () => { throw new Error('never used') }`)
          .join('\n')
      : null,
}

/** What is built to run outside the pages, each as one file. */
const entries: Readonly<Record<string, string>> = {
  'service-worker': 'src/app/offline/service-worker.ts',
  casework: 'src/app/casework/casework.ts',
  'payslip-check': 'src/app/phone/payslip-check.ts',
  rules: 'src/app/phone/rules.ts',
}

/**
 * What draws the server's own components on a phone: compiled for drawing HTML as text. `vite build --mode NAME` builds
 * one of the entries.
 */
export default defineConfig(({ mode }) => ({
  configFile: false,
  plugins: [neverUsed, svelte()],
  publicDir: false,
  ssr: {
    noExternal: true,
    external: ['node:async_hooks', 'crypto'],
    target: 'webworker',
    // Not `browser`: that would bring Svelte's half for the page, which cannot draw text.
    resolve: { conditions: ['worker', 'module', 'import', 'production', 'default'] },
  },
  build: {
    ssr: entries[mode] ?? mode,
    outDir: 'build/client',
    emptyOutDir: false,
    minify: true,
    rolldownOptions: {
      output: { entryFileNames: `${mode}.js`, codeSplitting: false },
      // No module of ours does anything by being imported; what an entry does not use stays out.
      treeshake: mode === 'service-worker' ? true : { moduleSideEffects: false },
    },
  },
}))
