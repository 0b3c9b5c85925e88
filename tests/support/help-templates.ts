import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { wordsOf } from './content.ts'
import type { Template } from './template.ts'

const words = join(import.meta.dirname, '../../content/interface')
const isThere = (section: string, language: string): boolean =>
  existsSync(join(words, section, `${wordsOf(language)}.json`))

const pages: readonly (readonly [name: string, path: string])[] = [
  ['help', 'help'],
  ['help near', 'help?municipality=GM0855&language=pl&at=2026-12-24T10:00'],
  ['help with refused filters', 'help?municipality=Tilburg&language=xx&kind=x&at=morgen&open=ja'],
  ['help that is not there', 'help?kind=information-point&open=1'],
  ['point without hours', 'help/tilburg'],
  ['point with hours', 'help/veilig-thuis-telefoon'],
  ['point that travels', 'help/mobiel'],
  ['meetings', 'help/events'],
  ['map of the information', 'help/coverage'],
]

/** Every kind of page of help; where they do not exist, the page that says where they do. */
export function helpTemplatesIn(language: string): Template[] {
  const at = (path: string) => `/${language}/${path}`
  if (!isThere('directory', language)) return [{ name: 'help that this language lacks', path: at('help') }]
  const ofPrograms = isThere('directory-api', language)
    ? 'page about the API'
    : 'page about the API that this language lacks'
  return [...pages.map(([name, path]) => ({ name, path: at(path) })), { name: ofPrograms, path: at('help/api') }]
}
