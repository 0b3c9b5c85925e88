import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'

/**
 * The browser for tests: `CHROMIUM` if set, else the machine's own, else the one that comes as a package
 * (x64 Linux). Its own arguments are not used: `--single-process` makes tests fail.
 */
export async function chromiumPath(): Promise<string> {
  const own = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  )
  return own ?? sparticuz.executablePath()
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
