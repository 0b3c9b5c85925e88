import { defineConfig } from 'vitest/config'

/**
 * The tests that must notice a change of the payslip check: the examples beside it, and those of the kernel it counts with.
 * Without the properties, which look at thousands of payslips for every change: examples are what people check.
 */
export default defineConfig({
  test: {
    include: ['src/kernel/{ratio,units,day-number}.test.ts', 'src/modules/rights/domain/**/*.test.ts'],
    exclude: ['src/**/*.content.test.ts', 'src/**/*properties.test.ts'],
  },
})
