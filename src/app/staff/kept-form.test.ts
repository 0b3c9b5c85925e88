import { describe, expect, test } from 'vitest'
import { drawnFor, readForm } from '#platform/http/read-form.ts'
import { drawnForAnother, keptOf, readKept, stampForms } from './kept-form.ts'

const formWith = (...fields: [string, string][]) => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

describe('a form that is kept', () => {
  test('has every field in its order, also one that was chosen twice, and no secret', () => {
    const form = formWith(
      ['do', 'roles'],
      ['roles', 'trainer'],
      ['roles', 'inspector'],
      ['password', 'geheim'],
      ['code', '123456'],
      ['seed', 'x'],
      ['answer', 'x'],
    )
    form.append('file', new File(['x'], 'x.txt'))
    expect(keptOf(form)).toEqual([
      ['do', 'roles'],
      ['roles', 'trainer'],
      ['roles', 'inspector'],
    ])
  })

  test('comes back as it was, and what is no form is none', () => {
    const fields = [['naam', 'Å "en" <b>\r\n'] as const]
    expect(readKept(JSON.stringify(fields))).toEqual(fields)
    for (const text of ['', 'x', '{}', '[["a"]]', '[["a",1]]', 'null']) expect(readKept(text)).toBeNull()
  })
})

describe('a form says for whom it was drawn', () => {
  test('when it changes something, and not when it asks', () => {
    const html = '<form method="post" action="/a" novalidate><p></p></form><form method="get"></form>'
    expect(stampForms(html, 'voorbeeldstad')).toBe(
      '<form method="post" action="/a" novalidate><input type="hidden" name="drawn-for" value="voorbeeldstad"><p></p></form><form method="get"></form>',
    )
    expect(stampForms('<form class="x" method="post">', 'a')).toContain('value="a"')
  })

  const hat = { organisation: 'ours' } as never
  const sent = (body: FormData | URLSearchParams | string, method = 'POST') =>
    drawnForAnother({ request: new Request('https://a.example', method === 'GET' ? {} : { method, body }) }, { hat })

  test.each([
    ['for another', formWith([drawnFor, 'theirs']), 'theirs'],
    ['for another, as a browser sends it', new URLSearchParams({ [drawnFor]: 'theirs' }), 'theirs'],
    ['for nobody', new URLSearchParams({ [drawnFor]: '' }), ''],
    ['for the hat that is on', new URLSearchParams({ [drawnFor]: 'ours' }), null],
    ['that says nothing', new URLSearchParams({ a: 'b' }), null],
    ['that is no form', `{"${drawnFor}":"theirs"}`, null],
  ] as const)('one %s', async (_, body, another) => {
    expect(await sent(body)).toBe(another)
  })

  test('and can still be read afterwards', async () => {
    const body = new URLSearchParams({ a: 'b', [drawnFor]: 'ours' })
    const request = new Request('https://a.example', { method: 'POST', body })
    await drawnForAnother({ request }, { hat })
    // Nobody who reads the form meets a field that nobody filled in.
    expect([...(await readForm(request))]).toEqual([['a', 'b']])
    expect(await sent('', 'GET')).toBeNull()
  })
})
