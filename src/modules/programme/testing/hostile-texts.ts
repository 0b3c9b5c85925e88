import fc from 'fast-check'

/** What people put in a cell to make a spreadsheet, a reader of tables or a page do something. */
export const hostileTexts: readonly string[] = [
  '=1+1',
  '=HYPERLINK("https://example.org";"klik")',
  '+31 6',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  "'=1",
  "''+1",
  '"=1"',
  '=1";=2',
  ';=1;',
  'a;b',
  'a,b\tc',
  'een "woord"',
  'regel\neen',
  'regel\r\ntwee',
  '<script>alert(1)</script>',
  ']]>&amp;',
  'END:VEVENT\r\nBEGIN:VEVENT',
  'komma, punt; en \\n',
  '\u0000nul',
  '\u202Eomgekeerd',
  'é'.repeat(100),
  '😀'.repeat(60),
  '\uFEFFmerk',
]

/** Any text, and often a hostile one. */
export const aHostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ';'), fc.string())
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
)
