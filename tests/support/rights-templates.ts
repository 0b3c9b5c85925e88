import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { wordsOf } from './content.ts'
import type { Template } from './template.ts'

const words = join(import.meta.dirname, '../../content/interface')
const pages: readonly (readonly [name: string, section: string, path: string])[] = [
  ['before a letter', 'letter', 'before-you-send'],
  ['for who hires', 'hirers', 'hirers'],
  ['what will change', 'hirers', 'changes'],
]

/** Pages about rights; where one does not exist, the page that says where it does. */
export const rightsTemplatesIn = (language: string): Template[] =>
  pages.map(([name, section, path]) => ({
    name: existsSync(join(words, section, `${wordsOf(language)}.json`)) ? name : `${name} that this language lacks`,
    path: `/${language}/rights/${path}`,
  }))
