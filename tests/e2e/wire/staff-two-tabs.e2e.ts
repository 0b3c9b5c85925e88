import { expect, test } from '@playwright/test'
import { type Answer, send, sendForm } from '../../support/send.ts'
import { cookieOf, sessionIn } from '../../support/staff.ts'

/** Works for Voorbeeldstad and for Voorbeelddorp. */
const person = 'aandachtsfunctionaris-voorbeeldstad'
const own = `/nl/staff/people/${person}`

/** The hidden fields of the form on a page that has this button. */
function formWith(page: string, button: string): { to: string; fields: Record<string, string> } {
  const form = (page.match(/<form[\s\S]*?<\/form>/g) ?? []).find((one) => one.includes(button)) ?? ''
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const plain = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'")
  return {
    to: /action="([^"]*)"/.exec(form)?.[1] ?? '',
    fields: Object.fromEntries(hidden.map(([, name = '', value]) => [plain(name), plain(value)])),
  }
}

/** Sends a form, and once more where the answer says to: as a browser does with 307. */
async function sent(to: string, fields: Record<string, string>, cookie: string): Promise<Answer> {
  const answer = await sendForm(to, fields, { cookie })
  return answer.status === 307 ? sendForm(answer.headers.location ?? '', fields, { cookie }) : answer
}

const wearing = async (cookie: string, organisation: string) =>
  sessionIn((await sendForm('/nl/staff/hat', { organisation }, { cookie })).headers)

test.describe('two tabs of one person, each with a page of another organisation', () => {
  test.describe.configure({ mode: 'serial' })

  test('every form says for which organisation it was drawn', async () => {
    const cookie = await wearing(await cookieOf(person), 'voorbeeldstad')
    for (const path of [own, '/nl/staff', '/nl/staff/account']) {
      const { text } = await send({ path, headers: { cookie } })
      const forms = text.match(/<form [^>]*method="post"[^>]*>[\s\S]{0,80}/g) ?? []
      expect(forms.length, path).toBeGreaterThan(0)
      for (const form of forms) expect(form).toContain('<input type="hidden" name="drawn-for" value="voorbeeldstad">')
    }
  })

  test('a form of the first is not done for the second; it is kept, and done for the first after all', async () => {
    const first = await wearing(await cookieOf(person), 'voorbeeldstad')
    const drawn = formWith((await send({ path: own, headers: { cookie: first } })).text, 'value="away"')
    expect(drawn.fields).toMatchObject({ do: 'away', 'drawn-for': 'voorbeeldstad' })
    const second = await wearing(first, 'voorbeelddorp')

    const asked = await sent(drawn.to, drawn.fields, second)
    expect(asked.status).toBe(200)
    expect(asked.text).toContain('Er is niets gedaan')
    expect(asked.text).toContain('Je werkt nu voor Gemeente Voorbeelddorp.')
    for (const place of ['voorbeelddorp', 'voorbeeldstad']) {
      const cookie = await wearing(await cookieOf(person), place)
      expect((await send({ path: '/nl/staff', headers: { cookie } })).text).not.toContain('Je staat op afwezig')
    }

    const back = formWith(asked.text, 'Werken voor Gemeente Voorbeeldstad')
    const changed = await sendForm(back.to, back.fields, { cookie: second })
    const cookie = sessionIn(changed.headers)
    const kept = formWith(changed.text, 'Alsnog versturen')
    expect(kept).toEqual({ to: own, fields: { do: 'away', 'drawn-for': 'voorbeeldstad' } })
    const done = await sendForm(kept.to, kept.fields, { cookie })
    expect([done.status, done.headers.location]).toEqual([303, `${own}?done=away`])
    await sendForm(own, { do: 'back' }, { cookie })
  })

  test('a form of an organisation where one does not work any more is done for nobody', async () => {
    const cookie = await wearing(await cookieOf(person), 'voorbeeldstad')
    for (const elsewhere of ['provincie-voorbeeld', 'nergens', '']) {
      const answer = await sent(own, { do: 'away', 'drawn-for': elsewhere }, cookie)
      expect(answer.text).toContain('Er is niets gedaan')
      expect(answer.text).not.toContain('name="put-on"')
    }
    const refused = await sendForm('/nl/staff/other-hat', { 'put-on': 'provincie-voorbeeld' }, { cookie })
    expect(refused.status).toBe(403)
  })

  test('looking at the page by its address leads to the overview', async () => {
    const cookie = await cookieOf('griffier')
    const answer = await send({ path: '/nl/staff/other-hat', headers: { cookie } })
    expect([answer.status, answer.headers.location]).toEqual([303, '/nl/staff'])
  })
})

test('what somebody typed when the proof ran out is kept while they prove who they are, and is sent after it', async () => {
  const one = 'beheerder-provincie'
  const cookie = await cookieOf(one)
  const typed = { do: 'end', reason: 'Een "lange" zin & meer', password: 'nooit-terug-op-een-pagina' }
  const path = '/nl/staff/people/programmamanager'
  const place = `/nl/staff/prove?next=${encodeURIComponent(path)}&kept`
  const asked = await sendForm(place, typed, { cookie })
  expect(asked.text).toContain('Wat je hebt ingevuld, is bewaard')
  expect(asked.text).not.toContain('nooit-terug')

  const form = formWith(asked.text, 'autocomplete="one-time-code"')
  const wrong = await sendForm(form.to, { ...form.fields, password: 'x', code: '000000' }, { cookie })
  expect(wrong.status).toBe(422)
  expect(formWith(wrong.text, 'autocomplete="one-time-code"').fields['kept']).toBe(form.fields['kept'])

  const signIn = await send({ path: '/nl/staff/sign-in' })
  const code = new RegExp(`${one}@voorbeeld.example<br[^>]*>code nu: (\\d{6})`).exec(signIn.text)?.[1] ?? ''
  const password = /<code>([^<]+)<\/code>/.exec(signIn.text)?.[1] ?? ''
  const proved = await sendForm(form.to, { ...form.fields, password, code }, { cookie })
  expect(proved.text).toContain('Er is nog niets gedaan')
  const kept = formWith(proved.text, 'Alsnog versturen')
  expect(kept.to).toBe(path)
  expect(kept.fields).toMatchObject({ do: 'end', reason: typed.reason })
  expect(sessionIn(proved.headers)).not.toBe('')
})

test('a kept form leads to our own pages only', async () => {
  const cookie = await cookieOf('griffier')
  for (const next of ['https://evil.example', '//evil.example', '/nl', '/nl/staff/../x']) {
    const answer = await sendForm(`/nl/staff/prove?next=${encodeURIComponent(next)}&kept`, { a: 'b' }, { cookie })
    expect([next, formWith(answer.text, 'one-time-code').fields['next']]).toEqual([next, '/nl/staff'])
  }
})
