import { describe, expect, test } from 'vitest'
import { isLoopback, readMailSettings } from './mail-settings.ts'

const from = { MAIL_FROM: 'noreply@baken.example' }
const read = (url: string) => readMailSettings({ SMTP_URL: url, ...from })
const sentence = (url: string) => {
  const found = read(url)
  return found.ok ? '' : found.error
}

describe('without a server', () => {
  test.each([{}, from, { SMTP_URL: '', MAIL_FROM: '' }, { SMTP_URL: ' ' }])('no mail leaves: %j', (environment) => {
    expect(readMailSettings(environment)).toEqual({ ok: true, value: undefined })
  })
})

describe('the server', () => {
  test.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, security: 'starttls', account: undefined }],
    ['smtps://mail.example/', { host: 'mail.example', port: 465, security: 'tls' }],
    ['smtp://mail.example:25', { port: 25, security: 'starttls' }],
    ['smtp://MAIL.Example', { host: 'mail.example' }],
    ['smtp://baken:pass@mail.example', { account: { user: 'baken', password: 'pass' } }],
    [
      'smtp://baken%40x.example:a%3Ab%2F%25%C3%A9@mail.example:587',
      { account: { user: 'baken@x.example', password: 'a:b/%é' } },
    ],
    ['smtp://[2001:db8::1]:25', { host: '2001:db8::1', security: 'starttls' }],
  ])('%s', (url, wanted) => {
    expect(read(url)).toMatchObject({ ok: true, value: wanted })
  })

  test.each([
    ['mail.example', 'must be an address that starts with smtp:// or smtps://'],
    ['http://mail.example', 'must be an address that starts with smtp:// or smtps://'],
    ['smtp://', 'must name a host'],
    ['smtp://ma%20il.example', 'must name a host'],
    ['smtp://mail.example:0', 'must end after the host'],
    ['smtp://mail.example:70000', 'must be an address'],
    ['smtp://mail.example/inbox', 'must end after the host'],
    ['smtp://mail.example?tls=no', 'must end after the host'],
    ['smtp://mail.example#x', 'must end after the host'],
    ['smtp://user@mail.example', 'must have a user and a password, or neither'],
    ['smtp://:pass@mail.example', 'must have a user and a password, or neither'],
    ['smtp://user:%FF@mail.example', 'must have a user and a password, or neither'],
  ])('%s is refused with a sentence', (url, said) => {
    expect(sentence(url)).toMatch(/^SMTP_URL must /)
    expect(sentence(url)).toContain(said)
  })

  test.each(['smtp://user:secret@mail.example/x', 'smtp://secret@mail.example', 'secret', 'smtp://user:secret@:587'])(
    'a password is never repeated: %s',
    (url) => {
      expect(sentence(url)).not.toBe('')
      expect(sentence(url)).not.toContain('secret')
    },
  )
})

describe('the line must be sealed before anything is said', () => {
  test.each([
    'mail.example',
    '10.0.0.1',
    '192.168.1.2',
    '128.0.0.1',
    'localhost.example',
    '127.0.0.1.example',
    'my-localhost',
    '[::2]',
    '0.0.0.0',
  ])('to smtp://%s', (host) => {
    expect(read(`smtp://${host}`)).toMatchObject({ ok: true, value: { security: 'starttls' } })
  })

  test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.9.8.7', '[::1]'])(
    'but not to this machine: smtp://%s',
    (host) => {
      expect(read(`smtp://${host}:2525`)).toMatchObject({ ok: true, value: { security: 'offered' } })
    },
  )

  test('to this machine, too, where smtps is asked for', () => {
    expect(read('smtps://localhost')).toMatchObject({ ok: true, value: { security: 'tls' } })
    expect(isLoopback('::1')).toBe(true)
  })
})

describe('whom it is from', () => {
  test.each([
    ['noreply@baken.example', { name: '', address: 'noreply@baken.example' }],
    ['Baken <noreply@baken.example>', { name: 'Baken', address: 'noreply@baken.example' }],
    ['Baken – Brabant <noreply@baken.example>', { name: 'Baken – Brabant', address: 'noreply@baken.example' }],
    ['<noreply@baken.example>', { name: '', address: 'noreply@baken.example' }],
  ])('%s', (text, wanted) => {
    const found = readMailSettings({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: text })
    expect(found).toMatchObject({ ok: true, value: { from: wanted } })
  })

  test.each([
    'nobody',
    'a@x.example, b@x.example',
    'Baken <a@x.example> <b@x.example>',
    'Ba\nken <a@x.example>',
    '"Baken" <a@x.example>',
  ])('"%s" is refused', (text) => {
    const found = readMailSettings({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: text })
    expect(found).toEqual({ ok: false, error: expect.stringMatching(/^MAIL_FROM must be one address/) })
  })

  test('must be told when there is a server', () => {
    const found = readMailSettings({ SMTP_URL: 'smtp://mail.example' })
    expect(found).toEqual({ ok: false, error: expect.stringMatching(/^MAIL_FROM must be set when SMTP_URL is/) })
  })

  test('everything that is wrong is said at once', () => {
    const found = readMailSettings({ SMTP_URL: 'x', MAIL_FROM: 'y' })
    expect(found.ok ? [] : found.error.split('\n')).toEqual([
      expect.stringMatching(/^SMTP_URL /),
      expect.stringMatching(/^MAIL_FROM /),
    ])
  })
})
