// Changes the code of the payslip check in many small ways and asks whether a test notices: `npm run mutation`.
// Everything it makes lies in .data/, which no other tool reads.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'src/modules/rights/domain/**/*.ts',
    'src/kernel/{ratio,units,day-number}.ts',
    '!src/**/*.test.ts',
    // Lists of names: what stands in them is held against the data and the words by tests of the content.
    '!src/modules/rights/domain/{all-steps,payslip-facts,rule-facts,short-steps,steps,wage-tables}.ts',
  ],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  thresholds: { high: 95, low: 90, break: 90 },
  concurrency: 2,
  incremental: true,
  incrementalFile: '.data/mutation/incremental.json',
  tempDirName: '.data/mutation/sandbox',
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  htmlReporter: { fileName: '.data/mutation/report.html' },
  jsonReporter: { fileName: '.data/mutation/report.json' },
  // A sandbox needs the code and its tests, not what is installed, built, written or drawn.
  ignorePatterns: ['/*', '!/src', '!/package.json', '!/tsconfig.json', '!/vitest.mutation.config.ts'],
}
