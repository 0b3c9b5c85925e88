import type { Page } from '@playwright/test'

/** Puts everything that leaves a browser from now on into `sent`, as it was sent: forms as they read, everything else byte by byte. */
export function watchSent(page: Page, sent: string[] = []): string[] {
  page.on('request', (request) => {
    const body = request.postDataBuffer() ?? Buffer.alloc(0)
    const isForm = request.headers()['content-type']?.startsWith('application/x-www-form-urlencoded')
    sent.push(`${request.url()} ${isForm ? decodeURIComponent(body.toString()) : body.toString('latin1')}`)
  })
  return sent
}
