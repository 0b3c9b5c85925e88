import { guides, wordsOf } from './content.ts'
import { hiddenField, tagsOf } from './html.ts'
import { sendForm } from './send.ts'

/** One screen of a plan, with the form that leads to it. */
export interface Screen {
  guide: string
  language: string
  fields: Readonly<Record<string, string>>
  html: string
  isEnd: boolean
}

/** Plans that exist in `language`. */
export const guidesIn = (language: string): string[] =>
  guides.filter(({ languages }) => languages.includes(wordsOf(language))).map(({ id }) => id)

/** Every question, action and end of a plan, reached by giving each answer to each question once. */
export async function everyScreen(guide: string, language: string): Promise<Screen[]> {
  const path = `/${language}/guides/${guide}/steps`
  const screens = new Map<string, Screen>()
  const waiting: Record<string, string>[] = [{ answers: '' }]
  for (let fields = waiting.shift(); fields !== undefined; fields = waiting.shift()) {
    const { text, status } = await sendForm(path, fields)
    const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1] ?? ''
    if (status !== 200) throw new Error(`${path} answered ${status} to ${JSON.stringify(fields)}`)
    if (screens.has(heading)) continue
    const choices = choicesOn(text)
    screens.set(heading, { guide, language, fields, html: text, isEnd: choices.length === 0 })
    const answers = hiddenField(text, 'answers') ?? ''
    waiting.push(...choices.map((choice) => ({ answers, choice })))
  }
  return [...screens.values()]
}

const choicesOn = (html: string): string[] =>
  tagsOf(html).flatMap(({ name, attributes }) =>
    name === 'button' && attributes.get('name') === 'choice' ? (attributes.get('value') ?? []) : [],
  )
