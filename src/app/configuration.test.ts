import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConfiguration, settingHelp } from './configuration.ts'

type Environment = Parameters<typeof readConfiguration>[0]
const refused = (environment: Environment): string => {
  const read = readConfiguration(environment)
  return read.ok ? '' : read.error
}
const read = (environment: Environment) => {
  const configuration = readConfiguration(environment)
  if (!configuration.ok) throw new Error(configuration.error)
  return configuration.value
}

describe('the settings', () => {
  test('all have a default, so that none is needed', () => {
    expect(read({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      applicationDatabaseUrl: undefined,
      publicDatabaseUrl: undefined,
      dataFolder: join(process.cwd(), '.data'),
      signingKeys: join(process.cwd(), '.data/signing-keys.json'),
      root: process.cwd(),
      trustProxy: false,
      pseudoLanguage: false,
      a4Ahead: true,
      securityContact: undefined,
      address: 'http://localhost:3000',
      demo: true,
      mail: undefined,
    })
  })

  test('make a demonstration of the embedded database only, unless one says otherwise', () => {
    const own = { DATABASE_URL: 'postgres://baken:secret@db:5432/baken' }
    expect([read({}).demo, read(own).demo]).toEqual([true, false])
    expect([read({ BAKEN_DEMO: '0' }).demo, read({ ...own, BAKEN_DEMO: '1' }).demo]).toEqual([false, true])
    expect(read({ PORT: '8080' }).address).toBe('http://localhost:8080')
  })

  test('of a provider to sign in with are let through', () => {
    expect(read({ BAKEN_OIDC_ISSUER: 'https://inloggen.example' }).port).toBe(3000)
  })

  test('are each read from the environment', () => {
    expect(
      read({
        PORT: '8080',
        HOST: '0.0.0.0',
        DATABASE_URL: 'postgresql://baken:secret@db:5432/baken',
        APPLICATION_DATABASE_URL: 'postgres://staff:secret@db:5432/baken',
        SIGN_IN_DATABASE_URL: 'postgres://door:secret@db:5432/baken',
        PUBLIC_DATABASE_URL: 'postgres://readers:secret@db:5432/baken',
        BAKEN_DATA: 'store',
        BAKEN_SIGNING_KEYS: 'keys/signing.json',
        BAKEN_CONTENT: '/srv/baken',
        TRUST_PROXY: '1',
        BAKEN_PSEUDO_LANGUAGE: '1',
        BAKEN_A4_AHEAD: '0',
        BAKEN_SECURITY_CONTACT: 'mailto:security@baken.example',
        BAKEN_ADDRESS: 'https://baken.example',
        BAKEN_DEMO: '0',
        SMTP_URL: 'smtps://mail.example',
        MAIL_FROM: 'noreply@baken.example',
        PATH: '/bin',
      }),
    ).toEqual({
      port: 8080,
      host: '0.0.0.0',
      databaseUrl: 'postgresql://baken:secret@db:5432/baken',
      applicationDatabaseUrl: 'postgres://staff:secret@db:5432/baken',
      signInDatabaseUrl: 'postgres://door:secret@db:5432/baken',
      publicDatabaseUrl: 'postgres://readers:secret@db:5432/baken',
      dataFolder: '/srv/baken/store',
      signingKeys: '/srv/baken/keys/signing.json',
      root: '/srv/baken',
      trustProxy: true,
      pseudoLanguage: true,
      a4Ahead: false,
      securityContact: 'mailto:security@baken.example',
      address: 'https://baken.example',
      demo: false,
      mail: expect.objectContaining({ host: 'mail.example', security: 'tls' }),
    })
  })

  test('a data folder of its own may be anywhere', () => {
    expect(read({ BAKEN_CONTENT: '/srv/baken', BAKEN_DATA: '/var/baken' }).dataFolder).toBe('/var/baken')
  })

  test.each(['1', '65535'])('port %s is a port', (port) => expect(read({ PORT: port }).port).toBe(Number(port)))
})

describe('a wrong setting', () => {
  test.each([
    ['BAKEN_ADDRESS', 'https://baken.example/nl'],
    ['BAKEN_ADDRESS', 'baken.example'],
    ['BAKEN_DEMO', 'yes'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['PORT', ''],
    ['HOST', ''],
    ['DATABASE_URL', 'mysql://u:p@h/d'],
    ['DATABASE_URL', ''],
    ['APPLICATION_DATABASE_URL', 'postgres://staff:secret@db/baken'],
    ['SIGN_IN_DATABASE_URL', 'postgres://door:secret@db/baken'],
    ['PUBLIC_DATABASE_URL', 'postgres://readers:secret@db/baken'],
    ['BAKEN_DATA', ''],
    ['BAKEN_CONTENT', ''],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', ''],
    ['BAKEN_PSEUDO_LANGUAGE', 'true'],
    ['BAKEN_A4_AHEAD', 'no'],
    ['BAKEN_SECURITY_CONTACT', 'security@baken.example'],
    ['BAKEN_SECURITY_CONTACT', 'mailto: nobody'],
  ])('%s=%j is told by name, with what it is for', (name, value) => {
    const sentence = refused({ [name]: value })
    expect(sentence).toMatch(new RegExp(`^${name} .+: `))
    expect(sentence).toContain(settingHelp[name as keyof typeof settingHelp])
    expect(sentence.split('\n')).toHaveLength(1)
  })

  test('says what it is now', () => {
    expect(refused({ PORT: 'http' })).toBe(
      'PORT must be a port number (now "http"): port to listen on, 1 to 65535 (default 3000)',
    )
  })

  test('that Baken does not know is told, with those that it knows; settings of others are none of its business', () => {
    const sentence = refused({ BAKEN_DATABASE: 'x' })
    expect(sentence).toMatch(/^BAKEN_DATABASE is not a setting\. Settings: PORT, HOST, /)
    expect(refused({ NODE_ENV: 'x', DATABASE: 'y', baken_data: 'z' })).toBe('')
  })

  test('all are told at once, a line each', () => {
    const lines = refused({ PORT: 'x', HOST: '', TRUST_PROXY: '2', BAKEN_COLOUR: 'red' }).split('\n')
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'HOST', 'TRUST_PROXY', 'BAKEN_COLOUR'])
  })

  test.each(['mysql://baken:hunter2@db/baken', 'hunter2', ' postgres://baken:hunter2@db/baken'])(
    'never shows the password in an address of a database',
    (address) => {
      for (const name of ['DATABASE_URL', 'APPLICATION_DATABASE_URL', 'SIGN_IN_DATABASE_URL', 'PUBLIC_DATABASE_URL']) {
        const sentence = refused({ DATABASE_URL: 'postgres://db/baken', [name]: address, PORT: 'x' })
        expect(sentence).toContain(`${name} must start with postgres://`)
        expect(sentence).not.toContain('hunter2')
      }
    },
  )

  test('is an address for pages without one for the owner: the embedded database has its own users', () => {
    const sentence = refused({ PUBLIC_DATABASE_URL: 'postgres://readers:hunter2@db/baken' })
    expect(sentence).toMatch(/^PUBLIC_DATABASE_URL needs DATABASE_URL, of the same database: /)
    expect(sentence).not.toContain('hunter2')
    expect(refused({ PUBLIC_DATABASE_URL: 'postgres://db/baken', DATABASE_URL: 'postgres://db/baken' })).toBe('')
  })
})

test('whatever the environment is, there are settings or there is a sentence for people', () => {
  const names = [...Object.keys(settingHelp), 'BAKEN_X', 'OTHER']
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.string()), (environment) => {
      const settings = readConfiguration(environment)
      expect(settings.ok || settings.error.length > 20).toBe(true)
    }),
  )
})
