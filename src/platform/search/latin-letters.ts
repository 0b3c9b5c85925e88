/**
 * Cyrillic as people type it on a Latin keyboard. There is no one way: `заплата`, `осигуряване` and `відпустка` are written
 * after the official tables, after the ear, or after the shape (`6` for ш, `4` for ч, `q` for я). So both sides are brought
 * down to one plain sound line, in which those ways are the same.
 */
const sounds: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  ъ: 'a',
  ь: '',
  ю: 'yu',
  я: 'ya',
}
const hasCyrillic = /\p{sc=Cyrillic}/u
const latinWord = /^[a-z\d]+$/

/** Languages that search a Latin word by its sound as well. */
export const writtenInCyrillic: ReadonlySet<string> = new Set(['bg', 'uk', 'ru', 'sr', 'mk', 'be'])

export const isLatinWord = (word: string): boolean => latinWord.test(word)

/**
 * The sound lines of a folded word; two for a Bulgarian word with ъ, which is typed as `a` and as `u`.
 * @returns nothing for a word in another script.
 */
export function soundsOf(word: string, language: string): string[] {
  if (!hasCyrillic.test(word)) return isLatinWord(word) ? [plainSound(word, language)] : []
  const shch = language === 'bg' || language === 'mk' ? 'sht' : 'shch'
  const spoken = (hard: string): string => {
    const letters = [...word].map((letter) =>
      letter === 'щ' ? shch : letter === 'ъ' ? hard : (sounds[letter] ?? letter),
    )
    return plainSound(letters.join(''), language)
  }
  return word.includes('ъ') && language === 'bg' ? [spoken('a'), spoken('u')] : [spoken('a')]
}

function plainSound(typed: string, language: string): string {
  const eastern = language !== 'bg' && language !== 'mk'
  // In Bulgaria j is ж, elsewhere it softens the next letter.
  const latin = eastern ? typed : typed.replaceAll('j', 'zh')
  return latin
    .replace(/4/g, 'ch')
    .replace(/6/g, 'sh')
    .replace(/zh|zj/g, 'z')
    .replace(/sch/g, eastern ? 'shch' : 'sht')
    .replace(/ch|tsh|ts|tz|ck/g, 'c')
    .replace(/sh/g, 's')
    .replace(/kh|x/g, 'h')
    .replace(/w/g, 'v')
    .replace(/q|[yji]a/g, 'a')
    .replace(/[yji]u/g, 'u')
    .replace(/[yji]e/g, 'e')
    .replace(/[yj]o/g, 'o')
    .replace(/[yji]+/g, 'i')
    .replace(/[gh]+/g, eastern ? 'h' : '$&')
    .replace(/(.)\1+/g, '$1')
}
