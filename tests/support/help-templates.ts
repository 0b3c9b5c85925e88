import { wordsOf } from './content.ts'
import type { Template } from './template.ts'

/** The pages of help are there in these languages. */
const languages = ['nl', 'en']

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
  ['page about the API', 'help/api'],
]

/** Every kind of page of help; where they do not exist, the page that says where they do. */
export const helpTemplatesIn = (language: string): Template[] =>
  languages.includes(wordsOf(language))
    ? pages.map(([name, path]) => ({ name, path: `/${language}/${path}` }))
    : [{ name: 'help that this language lacks', path: `/${language}/help` }]
