import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { wordsOf } from './content.ts'
import type { Template } from './template.ts'

const words = join(import.meta.dirname, '../../content/interface/figures')

/** The figures of the reports of one area; where they do not exist, the page that says where they do. */
export function figuresTemplatesIn(language: string): Template[] {
  const path = `/${language}/report/figures`
  return existsSync(join(words, `${wordsOf(language)}.json`))
    ? [{ name: 'figures about reports', path: `${path}?year=2025&area=west` }]
    : [{ name: 'figures that this language lacks', path }]
}
