import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'fixtures')

export const fixturePath = (name: string): string => join(folder, name)
export const fixtureText = (name: string): string => readFileSync(fixturePath(name), 'utf8')

/** A `fetch` that knows only these addresses; the rest is 404. */
export const fetchOf =
  (pages: Readonly<Record<string, string>>) =>
  async (url: string): Promise<Response> => {
    const text = pages[url]
    return text === undefined ? new Response('', { status: 404 }) : new Response(text)
  }
