import { describe, expect, test } from 'vitest'
import { endsSoon } from '../testing/ends-soon.ts'
import { plainText } from './plain-text.ts'
import { wordsIn } from './words-in.ts'

describe('the words of a text', () => {
  test.each([
    ['pl', 'Płaca ŻĄDAĆ', ['placa', 'zadac']],
    ['ro', 'Mulțumesc, şi Ţara', ['multumesc', 'si', 'tara']],
    ['de', 'Straße STRASSE Muenchen neue Quelle', ['strasse', 'strasse', 'munchen', 'neue', 'quelle']],
    ['tr', 'Işık İzin', ['isik', 'izin']],
    ['uk', "п'ять п’ять Ґанок їжа", ['пять', 'пять', 'ганок', 'іжа']],
    ['en', 'e-mail email don’t landlord’s', ['email', 'email', 'dont', 'landlords']],
    ['nl', 'A1-formulier auto’s', ['a1', 'formulier', 'autos']],
    ['fr', 'l’eau d’accueil', ['l', 'eau', 'd', 'accueil']],
    ['ar', 'العَمَل', ['العمل']],
    ['zh', '工资单', ['工资', '资单']],
    ['en', 'see https://example.org/a?b=c and www.example.org now', ['see', 'and', 'now']],
  ])('in %s: %s', (language, text, words) => expect(wordsIn(text, language)).toEqual(words))

  test('a word without an end is cut', () => expect(wordsIn('a'.repeat(1000), 'en')[0]).toHaveLength(40))
})

describe('text without HTML', () => {
  test.each([
    ['<p>Gem&uuml;se&nbsp;&amp; <b>Brot</b></p>', ['gemuse', 'brot']],
    ['Stra&szlig;e, &#8220;M&#xFC;ll&#8221;', ['strasse', 'mull']],
    ['one<br/>two<!-- <p>not this</p> -->three', ['one', 'two', 'three']],
    ['<style>p { color: red }</style><script>if (a < b) gone()</script>here', ['here']],
    ['3 < 4 and a &unknownentity; b', ['3', '4', 'and', 'a', 'unknownentity', 'b']],
    ['&#99999999; &#x110000; &#0; fine', ['99999999', 'fine']],
    ['&amp;uuml;ber', ['uber']],
    ['<p title="unclosed', ['']],
  ])('%s', (html, words) => expect(wordsIn(plainText(html), 'en')).toEqual(words.filter(Boolean)))

  test.each(['<', '<!--', '<script', '&', '<a ', '&#x', '</'])('two million times "%s" takes no time', (part) => {
    expect(endsSoon(() => plainText(part.repeat(2_000_000)))).toBeTypeOf('string')
  })
})
