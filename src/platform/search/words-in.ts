/** A word longer than this is cut: no word of a language is, and the work on one word stays bounded. */
const longestWord = 40

/** Letters that Unicode does not take apart into a letter and a mark. */
const whole: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ґ: 'г',
  є: 'е',
  ѓ: 'г',
  ы: 'и',
  э: 'е',
}
const wholeLetters = new RegExp(`[${Object.keys(whole).join('')}]`, 'g')

/** Scripts that write no spaces between words: these are read two letters at a time. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/u
const addresses = /\b(?:https?:\/\/|www\.)[^\s<>"]+/gi
const wordPattern = /[\p{L}\p{N}]+/gu

/** Languages where an apostrophe parts two words (`l'eau`); elsewhere it belongs to one (`auto's`, `don't`, `п'ять`). */
const partedByApostrophe = new Set(['fr', 'it', 'ca'])

/**
 * The words of a text in its order: small letters, without marks, so that `Płaca`, `placa` and `PŁACA` are one word. The
 * Ukrainian і stays a letter of its own here; stemming needs it and merges it with и after that.
 */
export function wordsIn(text: string, language: string): string[] {
  const words: string[] = []
  for (const [word] of folded(text, language).matchAll(wordPattern)) {
    if (unspaced.test(word)) words.push(...pairsOf(word))
    else words.push(word.slice(0, longestWord))
  }
  return words
}

function folded(text: string, language: string): string {
  const small = text
    .replace(addresses, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu, '')
    .replace(wholeLetters, (letter) => whole[letter] ?? letter)
  const joined = small.replace(/(\p{L})['’‘ʼ`´](?=\p{L})/gu, partedByApostrophe.has(language) ? '$1 ' : '$1')
  // `e-mail` and `email` are one word; the letter before stays of a compound such as `A1-formulier`.
  const mailed = joined.replace(/(^|[^\p{L}\p{N}])(\p{L})-(?=\p{L}{3})/gu, '$1$2')
  return language === 'de' ? mailed.replace(/([ao])e|(^|[^aeq])(u)e/g, '$1$2$3') : mailed
}

function pairsOf(word: string): string[] {
  const letters = [...word]
  return letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}
