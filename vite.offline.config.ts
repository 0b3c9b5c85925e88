import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/** The service worker draws the wizard with the server's own components: one file, compiled for drawing HTML as text. */
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

export default defineConfig({
  configFile: false,
  plugins: [neverUsed, svelte()],
  publicDir: false,
  ssr: {
    noExternal: true,
    external: ['node:async_hooks'],
    target: 'webworker',
    // Not `browser`: that would bring Svelte's half for the page, which cannot draw text.
    resolve: { conditions: ['worker', 'module', 'import', 'production', 'default'] },
  },
  build: {
    ssr: 'src/app/offline/service-worker.ts',
    outDir: 'build/client',
    emptyOutDir: false,
    minify: true,
    rolldownOptions: { output: { entryFileNames: 'service-worker.js', codeSplitting: false } },
  },
})
