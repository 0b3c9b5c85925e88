import { describe, expect, test } from 'vitest'
import { readForm } from './read-form.ts'

const sent = (body: BodyInit, type: string | null) => {
  const request = new Request('http://baken.test/nl', { method: 'POST', body })
  if (type === null) request.headers.delete('content-type')
  else request.headers.set('content-type', type)
  return request
}
const statusOf = (request: Request): Promise<number> =>
  readForm(request).then(
    () => 200,
    (refused: { status: number }) => refused.status,
  )

describe('a posted form', () => {
  test.each(['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-8'])(
    'is read when it says it is %s',
    async (type) => {
      const form = await readForm(sent('answers=danger%3Dno&choice=person&choice=place', type))
      expect([...form]).toEqual([
        ['answers', 'danger=no'],
        ['choice', 'person'],
        ['choice', 'place'],
      ])
    },
  )

  test('is read in parts as well', async () => {
    const form = new FormData()
    form.set('choice', 'person')
    const request = new Request('http://baken.test/nl', { method: 'POST', body: form })
    expect((await readForm(request)).get('choice')).toBe('person')
  })

  test.each([null, '', 'text/plain', 'application/json', 'multipart/mixed', 'application/x-www-form-urlencoded2'])(
    'that says it is %j is refused as no form (415)',
    async (type) => expect(await statusOf(sent('choice=person', type))).toBe(415),
  )

  test.each(['multipart/form-data', 'multipart/form-data; boundary=x'])(
    'of broken parts (%s) is refused (400)',
    async (type) => expect(await statusOf(sent('--y no parts', type))).toBe(400),
  )

  test('that turns out too large while it is read is refused (413)', async () => {
    const request = sent('choice=person', 'application/x-www-form-urlencoded')
    const tooLarge = Object.assign(new Error('exceeds limit'), { status: 413 })
    Object.defineProperty(request, 'formData', { value: () => Promise.reject(tooLarge) })
    expect(await statusOf(request)).toBe(413)
  })
})
