import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { migrationFiles } from './src/platform/database/migration-files.ts'

export default defineConfig({
  // What the server compares with the files that it finds at its start.
  define: { newestMigrationOfBuild: JSON.stringify(migrationFiles('migrations').at(-1)) },
  // Scripts of pages are modules: parts of them may be fetched when they are needed.
  // What a page does not use stays out: no module of ours does anything by being imported.
  worker: { format: 'es', rolldownOptions: { treeshake: { moduleSideEffects: false } } },
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build' }),
      // Hashes, not nonces: a page's bytes depend on its content only, so that ETag and 304 work (docs/decisions/004).
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'base-uri': ['none'],
          'connect-src': ['self'],
          'font-src': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'img-src': ['self', 'data:'],
          'manifest-src': ['self'],
          'object-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'worker-src': ['self'],
        },
      },
      // All CSS of a page travels with its HTML: the first view is one response.
      inlineStyleThreshold: 100_000,
      paths: { relative: false },
      serviceWorker: { register: false },
    }),
  ],
})
