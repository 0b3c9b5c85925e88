/**
 * What people take for a password when they have to think of one quickly. Our own list, in small letters: words of passwords in Dutch, English,
 * Polish, Romanian and German, and of this field. A word counts as one character of a password (`password-fault.ts`), so a list
 * of words that also stand in good passphrases would do harm: only what is a habit belongs here.
 */
export const plainWords: readonly string[] = [
  // The product.
  ...['baken', 'bakenbrabant', 'brabant'],
  // "Password", "welcome", "login", "let me in".
  ...[
    'password',
    'passwort',
    'passwoord',
    'wachtwoord',
    'geheim',
    'secret',
    'secure',
    'welkom',
    'welcome',
    'willkommen',
  ],
  ...['haslo', 'witaj', 'parola', 'bineativenit', 'login', 'inloggen', 'aanmelden', 'letmein', 'openup', 'access'],
  ...[
    'changeme',
    'change',
    'wijzigmij',
    'verander',
    'default',
    'standaard',
    'temporary',
    'tijdelijk',
    'temp',
    'test',
    'testing',
  ],
  ...['admin', 'administrator', 'beheer', 'beheerder', 'root', 'user', 'gebruiker', 'guest', 'gast', 'demo', 'account'],
  // Affection, comfort, names of habit.
  ...[
    'iloveyou',
    'ikhouvanjou',
    'loveyou',
    'forever',
    'princess',
    'prinses',
    'sunshine',
    'zonnetje',
    'schatje',
    'liefje',
  ],
  ...[
    'monkey',
    'dragon',
    'shadow',
    'master',
    'superman',
    'batman',
    'pokemon',
    'football',
    'voetbal',
    'baseball',
    'starwars',
  ],
  ...['whatever', 'trustno', 'hello', 'hallo', 'flower', 'bloemen', 'poepje', 'snoopy', 'michael', 'jessica', 'jordan'],
  ...['feyenoord', 'ajax', 'psvpsv', 'willemii', 'nacbreda', 'oranje', 'holland', 'nederland', 'netherlands'],
  // Seasons, months and days, which policies of "change it every month" teach.
  ...['winter', 'lente', 'spring', 'zomer', 'summer', 'herfst', 'autumn'],
  ...[
    'januari',
    'februari',
    'maart',
    'april',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  ...['january', 'february', 'march', 'june', 'july', 'august', 'october'],
  ...['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  // Where people of this platform work.
  ...[
    'gemeente',
    'gemeentehuis',
    'stadhuis',
    'politie',
    'provincie',
    'ministerie',
    'company',
    'bedrijf',
    'kantoor',
    'office',
  ],
  ...['windows', 'microsoft', 'computer', 'internet', 'samsung', 'google', 'facebook'],
  // Famous examples of a good one.
  ...[
    'correcthorsebatterystaple',
    'correct horse battery staple',
    'correctpaardbatterijnietje',
    'correct paard batterij nietje',
  ],
]

/** Ways fingers run over a keyboard, and orders everybody knows. Read forwards and backwards. */
export const knownRuns: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  // Rows of the keyboards of the Netherlands, France and Belgium, and Germany.
  ...[
    '`1234567890-=',
    '!@#$%^&*()_+',
    'qwertyuiop[]',
    "asdfghjkl;'",
    'zxcvbnm,./',
    'azertyuiop',
    'qsdfghjklm',
    'wxcvbn',
    'qwertzuiop',
    'yxcvbnm',
  ],
  // Columns, down, and down and up, and rows of which two are taken in turn.
  ...[
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
    'qazwsxedcrfvtgbyhnujmikolp',
    '1qazxsw23edcvfr45tgbnhy67ujm',
    'zaq12wsxcde34rfvbgt56yhn',
  ],
  ...['1q2w3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0', 'qawsedrftgyhujikolp', 'azsxdcfvgbhnjmk', 'a1b2c3d4e5f6g7h8i9'],
]
