import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endsSoon } from '../testing/ends-soon.ts'
import { passwordFault } from './password-fault.ts'
import { knownRuns, plainWords } from './plain-passwords.ts'

const fault = (text: string, ...own: string[]) => passwordFault(text, own)

describe('length', () => {
  test('11 characters are too short, 12 are enough', () => {
    expect(fault('kjhwq dvnxp')).toBe('too-short')
    expect(fault('kjhwq dvnxpz')).toBe(null)
  })

  test('128 characters are enough, 129 are too many, and a megabyte is refused at once', () => {
    const long =
      'de kat van de buren slaapt op ons dak en wil er niet af voordat iemand vis brengt, elke dag opnieuw, ook als het hard regent, ja.'
    expect(fault(long.slice(0, 128))).toBe(null)
    expect(fault(`${long}..`.slice(0, 129))).toBe('too-long')
    expect(endsSoon(() => fault('a1b2'.repeat(262_144)))).toBe('too-long')
  })

  test('is counted in characters and not in what a computer stores', () => {
    expect(fault('🦊🐎🦔🐝🦉🐢🦋🐌🐞🦀🐙')).toBe('too-short')
    expect(fault('🦊🐎🦔🐝🦉🐢🦋🐌🐞🦀🐙🐳')).toBe(null)
  })
})

describe('too plain', () => {
  test.each([
    ['one key held down', 'aaaaaaaaaaaaaaaa'],
    ['two in turn', 'abababababababab'],
    ['a piece again and again', 'kx7pkx7pkx7p'],
    ['a piece that is cut at the end', 'kx7pqkx7pqkx7'],
    ['four different characters', 'abcdbacdbdcaab'],
    ['spaces', '            '],
    ['the alphabet', 'abcdefghijkl'],
    ['the alphabet backwards, and numbers', 'zyxwvutsrq987'],
    ['numbers', '123456789012'],
    ['the top row', 'qwertyuiop12'],
    ['the top row in France', 'azertyuiop123'],
    ['columns', '1qaz2wsx3edc4rfv'],
    ['two rows in turn', '1q2w3e4r5t6y'],
    ['password', 'Password1234'],
    ['password, masked', 'P@$$w0rd2026!'],
    ['welcome, with a one for an L', 'we1kom2026we1kom!'],
    ['wachtwoord', 'Wachtwoord123!'],
    ['season and year', 'Zomer2026!!!'],
    ['month and year', 'november-2026'],
    ['a club', 'feyenoord-1908'],
    ['the product', 'baken-brabant-2026'],
    ['the product, masked', 'B4k3nB4k3n2026'],
    ['three habits in a row', 'welkom-zomer-2026'],
    ['Polish', 'haslohaslo123'],
    ['Romanian', 'Parola123456'],
    ['affection', 'ikhouvanjou!!!'],
    ['the famous one', 'correct horse battery staple'],
    ['a date and a habit', '01012026welkom'],
    ['full-width letters', 'ｐａｓｓｗｏｒｄ１２３４'],
  ])('%s', (_, text) => {
    expect(fault(text)).toBe('too-plain')
  })

  test('habits, one after another, however they are put together', () => {
    const habit = fc.constantFrom(...plainWords.filter((word) => word.length < 20), '2026', '1987', '123', '!!!!')
    fc.assert(
      fc.property(fc.array(habit, { minLength: 1, maxLength: 7 }), (habits) => {
        expect(['too-short', 'too-long', 'too-plain']).toContain(fault(habits.join('')))
      }),
    )
  })

  test('any run over a keyboard of ours, forwards and backwards', () => {
    for (const run of knownRuns) {
      const text = run.repeat(4).slice(0, 40)
      expect([fault(text), fault([...text].reverse().join(''))]).toEqual(['too-plain', 'too-plain'])
    }
  })
})

describe('good ones are let through', () => {
  test.each([
    'vier paarden in de regen',
    'mijn fiets staat scheef vandaag',
    'koffie smaakt naar karton',
    'zomer regen fiets koffie',
    'kot siedzi na dachu',
    'pisica doarme pe acoperis',
    'дощ іде вже третій день',
    'kXq9!vTm2#Lw',
    'welkom bij de oude molen',
    'Wij eten elke dinsdag soep',
    'ज़मीन पर बारिश गिरती है',
    'schapen tellen helpt nooit 2026',
  ])('%s', (text) => {
    expect(fault(text, 'Desk officer Breda', 'balie@stad.example')).toBe(null)
  })

  test('random characters, as a program makes them: 2,000 of 2,000', () => {
    const letter = fc.constantFrom(...'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_')
    fc.assert(
      fc.property(fc.array(letter, { minLength: 20, maxLength: 64 }), (letters) => {
        // By chance once in thousands of years: twenty random ones of which fewer than five differ.
        fc.pre(new Set(letters.map((one) => one.toLowerCase())).size >= 10)
        expect(fault(letters.join(''))).toBe(null)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('own words', () => {
  const own = ['Desk Officer-Vermeulen', 'd.vermeulen@gemeente-etten.example']
  test.each([
    'vermeulen wandelt graag',
    'graag wandelt VERMEULEN',
    'v3rm3ul3n wandelt graag',
    'de-etten-rivier-kruist',
    'my example of rain falls',
    'ｖｅｒｍｅｕｌｅｎ wandelt graag',
  ])('%s', (text) => {
    expect(fault(text, ...own)).toBe('own-words')
  })

  test('with marks and without are one word', () => {
    expect(fault('ben lukasz ik hier nu', 'Łukasz', 'Müller')).toBe(null)
    expect(fault('altijd muller op het dak', 'Müller')).toBe('own-words')
    expect(fault('altijd müller op het dak', 'muller')).toBe('own-words')
  })

  test('a part of three letters does not count, one of four does', () => {
    expect(fault('een janboel op het plein', 'Jan')).toBe(null)
    expect(fault('een jansboel op het plein', 'Jans')).toBe('own-words')
  })

  test('nothing known means nothing refused', () => {
    expect(fault('vermeulen wandelt graag')).toBe(null)
    expect(fault('vermeulen wandelt graag', '', ' ', '@.', '-')).toBe(null)
  })
})

test('any text gets an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.string({ unit: 'binary' })), (text, own) => {
      expect([null, 'too-short', 'too-long', 'too-plain', 'own-words']).toContain(passwordFault(text, own))
    }),
  )
})
