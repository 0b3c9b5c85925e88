/** An ending that goes and what comes in its place. */
export type Step = readonly [pattern: RegExp, instead: string]

/** Cuts the longest of the endings that leaves at least `least` letters. */
const cut = (least: number, endings: string, instead = ''): Step => [
  new RegExp(`^(.{${least},}?)(?:${endings})$`),
  `$1${instead}`,
]
const change = (pattern: RegExp, instead: string): Step => [pattern, instead]

/** Forms that no ending leads from, per word: `pay:paid`. */
const irregular = (list: string): Step[] =>
  list.split(/\s+/).map((one) => {
    const [word = '', forms = ''] = one.split(':')
    return change(new RegExp(`^(?:${forms})$`), word)
  })

const english = [
  ...irregular(`pay:paid take:took|taken keep:kept lose:lost send:sent steal:stole|stolen break:broke|broken fall:fell|fallen
    sleep:slept speak:spoke|spoken write:wrote|written drive:drove|driven throw:threw|thrown buy:bought sell:sold tell:told
    give:gave|given hide:hid|hidden wear:wore|worn find:found beat:beaten flee:fled bring:brought hold:held choose:chose|chosen
    child:children man:men woman:women`),
  cut(2, 'ies|ied', 'y'),
  change(/(x|ss|sh|ch|z)es$/, '$1'),
  change(/^(.{2,}[^sui])s$/, '$1'),
  // `moving` is `move`, `cutting` is `cut`, `paying` is `pay`: the e returns where a short word had one.
  change(/^(?!.*eed$)(.*[aeiouy].*)(?:ing|ed)$/, '$1+'),
  change(/^([^aeiou]{0,2}[aeiou][^aeiouwxy])\+$/, '$1e'),
  change(/^(.{0,2})\+$/, '$1e'),
  change(/\+$/, ''),
  cut(3, 'ments?'),
  cut(4, 'ness|ations?|ances?|ences?|able|ible|ful|ally'),
  cut(4, 'er|or|ee|al|ly|ion|e'),
  change(/([^aeiou])\1$/, '$1'),
]

const dutch = [
  ...irregular(`krijg:kreeg neem:nam geef:gaf|gaven houd:hield|hielden slaap:sliep|sliepen breek:brak
    schrijf:schreef dwing:dwong breng:bracht steel:stal spreek:sprak verlies:verloren|verloor begin:begonnen|begon
    bedrieg:bedrogen verbied:verboden kind:kinder|kinderen`),
  // `pakt`, `gepakt` and `gezegd`; `kort`, `geld` and `geweld` have nothing to lose.
  change(/^(?!lift|gift)(.{2}[bfgklmp])t$/, '$1'),
  change(/^ge(?!weld$)(.{2,}[bfgklmp])[td]$/, '$1'),
  change(/^(aan|af|door|in|mee|op|over|terug|toe|uit|voor)ge(.{3,}(?:t|d|en))$/, '$1$2'),
  cut(3, '[tp]?jes?'),
  cut(4, 'heden|heid', ''),
  change(/^([aeou])([bdfgklmnprstvz])en$/, '$1$1$2'),
  cut(3, 'ingen|ing|en|e', '+'),
  change(/^(.{3,}[bdfgklmnprt])s$/, '$1'),
  change(/^(.+[bdfgklmnprt][aoiuy]|.{2,}te)s$/, '$1'),
  // `lonen` is `loon` and `mannen` is `man`: an open syllable gets its second vowel back.
  change(/^((?:.*[^aeiou])?)([aou])([bdfgklmnprstvz])\+$/, '$1$2$2$3'),
  change(/^([^aeiou]{0,3})e([bdfgklmnprstvz])\+$/, '$1ee$2'),
  change(/\+$/, ''),
  change(/([^aeiou])\1$/, '$1'),
  change(/^ge(?!meen)(.{3,}[td])$/, '$1'),
  change(/^(.{3,}[^aeiou])[td]$/, '$1'),
  change(/aag$/, 'ag'),
  change(/eeg$/, 'eg'),
  change(/z$/, 's'),
  change(/v$/, 'f'),
]

const german = [
  change(/^(ab|an|auf|aus|ein|mit|nach|um|vor|zu)ge(.{3,}(?:t|en))$/, '$1$2'),
  change(/^ge(.{2,}(?:et|hlt|chert))$/, '$1'),
  cut(4, 'ungen|ung|keiten|keit|heiten|heit|lich(?:e[nrsm]?)?|isch(?:e[nrsm]?)?'),
  cut(4, 'est|st|et|t'),
  cut(3, 'ern|em|er|en|es|e'),
  change(/^(.{3,}[bdfghklmnr])s$/, '$1'),
  cut(4, 'er|et|t'),
  change(/([^aeiou])\1$/, '$1'),
]

const polish = [
  cut(
    3,
    'owaniami|owaniach|owania|owanie|owaniu|owano|owany|owana|owane|owal|owac|aniami|aniach|ania|anie|aniu|aniem|eniami|eniach|enia|enie|eniu|eniem|osciami|osci|osc|iami|ami|iach|ach|iowi|owi|iow|ow|iom|om|iem|em|iego|ego|iemu|emu|iej|ej|ich|ych|imi|ymi|im|ym|ony|ona|one|ani|any|ana|ane|uja|uje|asz|amy|isz|ysz|imy|ymy|ales|alem|alam|al|ala|ali|il|ila|yl|yla|ac|ic|yc|ec|am|an|en|ia|ie|iu|io|a|e|i|o|u|y',
  ),
  cut(3, 'i|j'),
  change(/(z|ni)ad(z?)$/, '$1ed$2'),
  change(/([^aeiouy])ek$/, '$1k'),
  change(/dz$/, 'd'),
  change(/(.{4})c$/, '$1t'),
  change(/(.{3})sz$/, '$1s'),
]

const romanian = [
  change(/^salar.*$/, 'salar'),
  change(/^or[ae]$/, 'or'),
  cut(
    3,
    'arilor|arile|arii|area|are|ari|urilor|urile|uri|iilor|ilor|elor|iului|ului|iile|iul|iei|eaza|esti|este|esc|atul|atii|ata|ate|ati|at|ita|ite|iti|it|ind|and|ele|lor|lui|le|ul|ea|ei|ii|ie|ia|iu|ez|am|a|e|i|u',
  ),
  cut(3, 'i|u|e'),
  change(/oa([^aeiou]{1,2})$/, 'o$1'),
]

const bulgarian = [
  // The article -та belongs to `болестта`, and is part of the word in `работа` and `заплата`.
  change(/(пл)ата$/, '$1ат+'),
  change(/([нстщ])та$/, '$1'),
  cut(
    3,
    'ванията|вания|ването|ване|нията|ния|нето|ения|ението|ение|овката|овките|овка|овки|овете|ове|евете|еве|иите|ият|ът|ят|ите|ата|ята|ото|ето|ия|ии|ена|ено|ени|ен|им|иш|ал|ил|ела|или|ила|а|я|о|е|и',
  ),
  cut(3, 'ов|ев|а|я|и|ъ'),
  change(/\+$/, ''),
  change(/ъ([бвгджзклмнпрстфхцчшщ])$/, '$1'),
  change(/([лрз])н$/, '$1'),
  change(/ц$/, 'к'),
]

const ukrainian = [
  // Before і and и become one letter: `договір` has its о back in `договору`.
  change(/^(.+)і([бвгджзклмнпрстфхцчшщ])$/, '$1о$2'),
  change(/і/g, 'и'),
  change(/(пл)ати$/, '$1ат+'),
  cut(
    3,
    'уваннями|овка|овки|овку|юють|ують|юемо|уемо|ування|ювання|уванню|ювання|увати|ювати|анням|ання|анню|енням|ення|енню|ями|ами|ими|има|ей|ові|ови|еви|ого|ому|ою|ею|ий|ии|ах|ях|ам|ям|ов|ев|ив|ом|ем|их|им|иш|ать|ять|уть|ють|ити|ати|яти|ить|еш|уе|юе|ую|юю|ала|али|ила|или|ай|ой|ая|яя|ое|ые|ть|а|я|у|ю|и|е|о|ь|й',
  ),
  cut(3, 'ь|и|й|н'),
  change(/\+$/, ''),
  change(/([^аеиоуюя])ок$/, '$1к'),
  change(/ец$/, 'ц'),
  change(/(.{4})з$/, '$1г'),
  change(/([^аеиоуюя])\1$/, '$1'),
]

const turkish = [
  cut(2, '(?:lar|ler)?(?:[dt][ae]n?)|lar|ler'),
  cut(3, '[ns]?[iu]n|[yn][aeiu]|yl[ae]'),
  cut(3, '[iu]m(?:[iu]z)?|[iu]n[iu]z|s[iu]'),
  cut(3, 'l[ae]r[iu]?|[aeiu]'),
  cut(3, '[aeiu]'),
]

const hungarian = [
  cut(3, 'b[ae]n?|b[oe]l|n[ae]k|h[oe]z|v[ae]l|r[ae]|r[oe]l|t[oe]l|n[ae]l|ert|ig'),
  cut(3, '[aeo]?[tkm]|[aeo]im|j?[ae]'),
  cut(3, '[aeo]k|[aeo]'),
]

const scandinavian = [cut(3, '[aeo]rn[ae]s?|ene|e[nt]s?|[aeo]r|[aeo]|s')]

const romance = [
  cut(4, 'amientos?|imientos?|aciones|acion|acoes|acao|azioni|azione|ations?|mente|ements?|ments?'),
  cut(
    3,
    'eaux|eau|aux|iones|ion|ions|oes|ao|ados?|adas?|idos?|idas?|ees?|ar|er|ir|are|ere|ire|os|as|es|is|s|x|o|a|e|i',
  ),
  cut(4, 'e|i'),
]

const arabic = [
  change(/^(?:و?[بك]?ال|لل)(?=.{3})/, ''),
  cut(3, 'هما|هم|ها|ات|ان|ون|ين|نا|ية|ه|ة|ي|ى'),
  change(/[ىئ]/g, 'ي'),
]

/** A language that nobody wrote endings for: long words lose a letter or two, and the search by beginnings does the rest. */
const anyLanguage = [change(/^(.{5,})..$/, '$1'), change(/^(.{4,5})[aeiouyаеиоуюяы]$/, '$1')]

/**
 * The steps that bring forms of a word together, per language, over words that are already folded. Light on purpose: what
 * they leave apart is found by its beginning, and what they throw together wrongly cannot be told apart again.
 */
export const endings: Readonly<Record<string, readonly Step[]>> = {
  en: english,
  nl: dutch,
  de: german,
  pl: polish,
  ro: romanian,
  bg: bulgarian,
  uk: ukrainian,
  ru: ukrainian,
  sv: scandinavian,
  da: scandinavian,
  no: scandinavian,
  nb: scandinavian,
  tr: turkish,
  hu: hungarian,
  ar: arabic,
  es: romance,
  pt: romance,
  fr: romance,
  it: romance,
}

/** The stem of a folded word: what its forms have in common. Words of two letters, and with digits, stay as they are. */
export function stemmer(language: string): (word: string) => string {
  const steps = endings[language] ?? anyLanguage
  const known = new Map<string, string>()
  return (word) => {
    if (word.length < 3 || /\d/.test(word)) return word
    const before = known.get(word)
    if (before !== undefined) return before
    let stem = word
    for (const [pattern, instead] of steps) stem = stem.replace(pattern, instead)
    if (known.size < 200_000) known.set(word, stem)
    return stem
  }
}
