import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The browser for tests: `CHROMIUM` if set, else the machine's own, else the one that comes as a package
 * (x64 Linux). Its own arguments are not used: `--single-process` makes tests fail.
 */
export async function chromiumPath(): Promise<string> {
  const own = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  )
  return own ?? unpackedBrowser(join(import.meta.dirname, '../../node_modules/.cache/browser'))
}

/**
 * The package unpacks itself where temporary files go, and takes what lies there already for its own. On a machine that
 * two people share that may be a browser only the other may start, so each checkout has a folder for it.
 */
async function unpackedBrowser(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const { default: sparticuz } = await import('@sparticuz/chromium')
    return await sparticuz.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** Root cannot use the sandbox; the others keep the browser quiet on a closed network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]
