import { afterEach, describe, expect, test, vi } from 'vitest'

/** As much of a page and a browser as the script looks at. What a real browser does: tests/e2e/script/passkey.e2e.ts. */
class Element {
  hidden: boolean
  disabled = false
  value = ''
  dataset: Record<string, string>
  focused = 0
  constructor(hidden: boolean, dataset: Record<string, string> = {}) {
    this.hidden = hidden
    this.dataset = dataset
  }
  focus() {
    this.focused += 1
  }
}

class Answer {
  id = 'passkey'
  toJSON() {
    return {
      id: 'passkey',
      response: { signature: 'AAAA' },
      clientExtensionResults: {
        credProps: { rk: true },
        prf: { enabled: true, results: { first: 'the secret of the page' } },
      },
    }
  }
}

const sentences = ['absent', 'cancelled', 'not-allowed', 'no-authenticator', 'known', 'failed']

class Form {
  field = new Element(true)
  button = new Element(true)
  says: Element[]
  dataset: Record<string, string> = { passkey: 'get', passkeyOptions: '{"challenge":"AAAA"}' }
  ariaBusy: string | null = null
  sent = 0
  listener: (event: { preventDefault(): void }) => void = () => {}
  constructor(names: readonly string[]) {
    this.says = names.map((name) => new Element(name !== 'absent', { passkeySays: name }))
  }
  querySelector(what: string) {
    return what.includes('answer') ? this.field : this.button
  }
  querySelectorAll() {
    return this.says
  }
  addEventListener(_: string, listener: Form['listener']) {
    this.listener = listener
  }
  /** True when the browser would send the form. */
  submit(): boolean {
    let goes = true
    this.listener({
      preventDefault() {
        goes = false
      },
    })
    if (goes) this.sent += 1
    return goes
  }
  requestSubmit() {
    this.submit()
  }
  shown() {
    return this.says.filter(({ hidden }) => !hidden).map(({ dataset }) => dataset['passkeySays'])
  }
}

type Ceremony = (given: { publicKey: unknown }) => Promise<unknown>

let pages = 0

/** Loads the script in a page with one form. */
async function page(
  ceremonies: { create?: Ceremony; get?: Ceremony },
  credentials: unknown = Answer,
  names = sentences,
) {
  const form = new Form(names)
  let come = () => {}
  vi.stubGlobal('document', { querySelectorAll: () => [form] })
  vi.stubGlobal('navigator', { credentials: ceremonies })
  const window = { addEventListener: (_: string, listener: () => void) => (come = listener) }
  vi.stubGlobal('window', credentials === null ? window : { ...window, PublicKeyCredential: credentials })
  if (credentials !== null) vi.stubGlobal('PublicKeyCredential', credentials)
  return {
    form,
    comeBack: () => come(),
    async start(kind = 'get') {
      form.dataset['passkey'] = kind
      // Each page runs the script anew.
      pages += 1
      await import(/* @vite-ignore */ `./passkey.ts?page=${pages}`)
    },
  }
}
Object.assign(Answer, {
  parseCreationOptionsFromJSON: (json: unknown) => ({ making: json }),
  parseRequestOptionsFromJSON: (json: unknown) => ({ signing: json }),
})
const settled = () => new Promise((resolve) => setTimeout(resolve))
afterEach(() => vi.unstubAllGlobals())

describe('a form with passkeys', () => {
  test('offers its button and takes away that it cannot', async () => {
    const { form, start } = await page({})
    expect([form.button.hidden, form.shown()]).toEqual([true, ['absent']])
    await start()
    expect([form.button.hidden, form.shown()]).toEqual([false, []])
  })

  test.each([
    ['get', 'signing'],
    ['create', 'making'],
  ])('asks the device to %s, puts its answer in the form and sends it once', async (kind, word) => {
    const asked = vi.fn<Ceremony>(async () => new Answer())
    const { form, start } = await page({ [kind]: asked })
    await start(kind)
    expect(form.submit()).toBe(false)
    expect([form.button.disabled, form.ariaBusy, form.sent]).toEqual([true, 'true', 0])
    await settled()
    expect(asked).toHaveBeenCalledExactlyOnceWith({ publicKey: { [word]: { challenge: 'AAAA' } } })
    expect([form.button.disabled, form.ariaBusy, form.sent]).toEqual([false, null, 1])
    expect(JSON.parse(form.field.value)).toMatchObject({ id: 'passkey', response: { signature: 'AAAA' } })
  })

  test('never sends the secret that a passkey gave to the page', async () => {
    const { form, start } = await page({ get: async () => new Answer() })
    await start()
    form.submit()
    await settled()
    expect(form.field.value).not.toContain('secret')
    expect(JSON.parse(form.field.value).clientExtensionResults).toEqual({
      credProps: { rk: true },
      prf: { enabled: true },
    })
  })

  test('asks once, however often the button is pressed', async () => {
    const asked = vi.fn<Ceremony>(async () => new Answer())
    const { form, start } = await page({ get: asked })
    await start()
    expect([form.submit(), form.submit(), form.submit()]).toEqual([false, false, false])
    await settled()
    expect([asked.mock.calls.length, form.sent]).toEqual([1, 1])
  })

  test('asks anew when somebody comes back to the page: an answer is given once', async () => {
    const asked = vi.fn<Ceremony>(async () => new Answer())
    const { form, start, comeBack } = await page({ get: asked })
    await start()
    form.submit()
    await settled()
    comeBack()
    expect(form.field.value).toBe('')
    expect(form.submit()).toBe(false)
    await settled()
    expect(asked).toHaveBeenCalledTimes(2)
  })
})

describe('when there is no answer', () => {
  const named = (name: string) => Object.assign(new Error('in the words of the browser'), { name })
  test.each([
    ['NotAllowedError', 'cancelled'],
    ['AbortError', 'cancelled'],
    ['SecurityError', 'not-allowed'],
    ['NotSupportedError', 'no-authenticator'],
    ['ConstraintError', 'no-authenticator'],
    ['InvalidStateError', 'known'],
    ['UnknownError', 'failed'],
    ['TypeError', 'failed'],
  ])('%s shows the sentence "%s", sends nothing, and can be tried again', async (name, sentence) => {
    let fails = true
    const { form, start } = await page({ get: async () => (fails ? Promise.reject(named(name)) : new Answer()) })
    await start()
    form.submit()
    await settled()
    expect([form.shown(), form.sent, form.field.value, form.button.disabled, form.button.focused]).toEqual([
      [sentence],
      0,
      '',
      false,
      1,
    ])
    fails = false
    form.submit()
    expect(form.shown()).toEqual([])
    await settled()
    expect(form.sent).toBe(1)
  })

  test.each([
    ['nothing', null],
    ['something that is no passkey', { id: 'x' }],
  ])('%s is a failure', async (_, answer) => {
    const { form, start } = await page({ get: async () => answer })
    await start()
    form.submit()
    await settled()
    expect([form.shown(), form.sent]).toEqual([['failed'], 0])
  })

  test('a sentence that is missing gives way to the general one', async () => {
    const { form, start } = await page({ get: () => Promise.reject(named('SecurityError')) }, Answer, [
      'absent',
      'failed',
    ])
    await start()
    form.submit()
    await settled()
    expect(form.shown()).toEqual(['failed'])
  })

  test('options that are no JSON are a failure too', async () => {
    const { form, start } = await page({ get: async () => new Answer() })
    form.dataset['passkeyOptions'] = 'x'
    await start()
    form.submit()
    await settled()
    expect(form.shown()).toEqual(['failed'])
  })
})

describe('in a browser without', () => {
  test.each([
    ['passkeys', null],
    [
      'options as JSON',
      class {
        toJSON() {}
      },
    ],
    [
      'answers as JSON',
      Object.assign(class {}, { parseCreationOptionsFromJSON() {}, parseRequestOptionsFromJSON() {} }),
    ],
  ])('%s the form keeps saying so, and its button stays away', async (_, credentials) => {
    const { form, start } = await page({ get: async () => new Answer() }, credentials)
    await start()
    expect([form.button.hidden, form.shown()]).toEqual([true, ['absent']])
  })
})
