import { guides, wordsOf } from './content.ts'
import { hiddenField, tagsOf } from './html.ts'
import { type Answer, sendForm } from './send.ts'

/** One screen of a plan, with the form that leads to it. */
export interface Screen {
  guide: string
  language: string
  fields: Readonly<Record<string, string>>
  answer: Answer
  isEnd: boolean
}

/** Plans that exist in `language`. */
export const guidesIn = (language: string): string[] =>
  guides.filter(({ languages }) => languages.includes(wordsOf(language))).map(({ id }) => id)

const walked = new Map<string, Promise<Screen[]>>()

/** Every question, action and end of a plan, reached by giving each answer to each question once; asked once per run. */
export function everyScreen(guide: string, language: string): Promise<Screen[]> {
  const key = `${language} ${guide}`
  const screens = walked.get(key) ?? walkEverywhere(guide, language)
  walked.set(key, screens)
  return screens
}

async function walkEverywhere(guide: string, language: string): Promise<Screen[]> {
  const path = `/${language}/guides/${guide}/steps`
  const screens = new Map<string, Screen>()
  const waiting: Record<string, string>[] = [{ answers: '' }]
  for (let fields = waiting.shift(); fields !== undefined; fields = waiting.shift()) {
    const answer = await sendForm(path, fields, { 'accept-encoding': 'br' })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} to ${JSON.stringify(fields)}`)
    const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(answer.text)?.[1] ?? ''
    if (screens.has(heading)) continue
    const choices = choicesOn(answer.text)
    screens.set(heading, { guide, language, fields, answer, isEnd: choices.length === 0 })
    const answers = hiddenField(answer.text, 'answers') ?? ''
    waiting.push(...choices.map((choice) => ({ answers, choice })))
  }
  return [...screens.values()]
}

const choicesOn = (html: string): string[] =>
  tagsOf(html).flatMap(({ name, attributes }) =>
    name === 'button' && attributes.get('name') === 'choice' ? (attributes.get('value') ?? []) : [],
  )
