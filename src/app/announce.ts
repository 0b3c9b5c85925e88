import { demoKeys } from '#modules/organisations/server/index.ts'
import type { Configuration } from './configuration.ts'
import { demoOrganisations, demoPassword } from './staff/demo-people.ts'

/**
 * What the server says when it is ready, a line each: the addresses, one for each language, and in a demonstration whom somebody can sign in as.
 */
export function readyLines(
  { port, host, demo }: Pick<Configuration, 'port' | 'host' | 'demo'>,
  languages: readonly string[],
): string[] {
  const shown = host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host
  const site = `http://${shown}:${port}`
  return [
    'Baken is ready:',
    ...languages.map((language) => `  ${site}/${language}`),
    ...(demo ? demoLines(`${site}/${languages[0] ?? 'nl'}/staff/sign-in`) : []),
  ]
}

/** Who there is, by organisation; the code of six figures changes and stands on the page. */
const demoLines = (page: string): string[] => [
  'Demonstration: nobody in it exists, and nobody reads what is told. Sign in, with one button for each of them, at',
  `  ${page}`,
  ...demoOrganisations.map(({ name, people }) => `  ${name}: ${people.map((person) => person.id).join(', ')}`),
  `  password ${demoPassword} · passphrase of every key ${demoKeys.passphrase}`,
]
