import type { Page } from '@playwright/test'

/** What a form holds, with its spaces: a sentence is looked for as somebody typed it. */
const asTyped = (form: string) => decodeURIComponent(form.replaceAll('+', ' '))

/** Puts everything that leaves a browser from now on into `sent`, as it was sent: forms as they read, everything else byte by byte. */
export function watchSent(page: Page, sent: string[] = []): string[] {
  page.on('request', (request) => {
    const body = request.postDataBuffer() ?? Buffer.alloc(0)
    const isForm = request.headers()['content-type']?.startsWith('application/x-www-form-urlencoded')
    sent.push(`${request.url()} ${isForm ? asTyped(body.toString()) : body.toString('latin1')}`)
  })
  return sent
}
