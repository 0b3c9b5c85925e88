import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../../../..')

/**
 * Bundles a module for a browser as one file, in memory. `entry`: a path from the project folder, or code when it has more
 * than one line. Only for tests and measurements: nothing is written to the product.
 */
export async function browserBundle(entry: string): Promise<string> {
  const virtual = '\0entry.ts'
  const isCode = entry.includes('\n')
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry-in-memory',
        resolveId: (id) => (id === 'entry-in-memory' ? virtual : null),
        load: (id) => (id === virtual ? entry : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: {
        input: isCode ? 'entry-in-memory' : join(root, entry),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false },
        treeshake: { moduleSideEffects: false },
      },
    },
  })
  if (!Array.isArray(built) && 'output' in built) {
    const [chunk, ...others] = built.output
    if (others.length > 0) throw new Error('the bundle is more than one file')
    return chunk.code
  }
  throw new Error('vite gave no bundle')
}
