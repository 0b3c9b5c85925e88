import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/** The service worker draws the wizard with the server's own components: one file, compiled for drawing HTML as text. */
export default defineConfig({
  configFile: false,
  plugins: [svelte()],
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
