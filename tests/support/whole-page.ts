import { expect } from '@playwright/test'
import { texts, wordsOf } from './content.ts'
import { tagsOf } from './html.ts'
import type { Answer } from './send.ts'

/** Fails unless an answer is a page in `language` with the way home, the emergency numbers and nothing of our insides. */
export function expectWholePage(
  { status, headers, text }: Answer,
  expected: { status: number; language: string; what?: string },
) {
  const { language, what = '' } = expected
  expect(status, what).toBe(expected.status)
  expect(headers['content-type'], what).toMatch(/^text\/html/)
  expect(text, what).toContain(`<html lang="${language}"`)
  const addresses = tagsOf(text).flatMap(({ name, attributes }) => (name === 'a' ? (attributes.get('href') ?? []) : []))
  expect(addresses, `${what}: the way home`).toContain(`/${language}`)
  expect(addresses, `${what}: danger`).toContain('tel:112')
  expect(addresses, `${what}: police`).toContain('tel:09008844')
  expect(text).toContain(texts(wordsOf(language))('critical.emergency'))
  expectNoInsides(text)
}

/** No stack, no path of a file, no name of a package: an answer tells nothing about the machine. */
export function expectNoInsides(text: string): void {
  expect(text).not.toMatch(
    /\bat [^\n]*(\.[cm]?[jt]s|<anonymous>):\d+:\d+|node_modules|file:\/\/|\/server\/chunks|\bENOENT\b|Error: /,
  )
}
