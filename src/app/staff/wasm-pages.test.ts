import { expect, test } from 'vitest'
import { staffBase, staffRoutes } from './staff-routes.ts'
import { policyFor } from './wasm-pages.ts'

const policy = "default-src 'none'; script-src 'self' 'sha256-AAAA'; style-src 'self'"

test('only where a passphrase is typed may WebAssembly run', () => {
  const allowing = Object.keys(staffRoutes).filter((path) =>
    policyFor(`${staffBase}${path}`, policy).includes('wasm-unsafe-eval'),
  )
  expect(allowing).toEqual([
    '/cases/unlock',
    '/keys/change',
    '/keys/give/[person]',
    '/keys/make',
    '/keys/own',
    '/keys/recover',
  ])
  expect(policyFor(null, policy)).toBe(policy)
})

test('everything else in the policy stays as it is', () => {
  expect(policyFor(`${staffBase}/keys/own`, policy)).toBe(
    "default-src 'none'; script-src 'wasm-unsafe-eval' 'self' 'sha256-AAAA'; style-src 'self'",
  )
})

test('only where opened files are shown may a picture come out of the memory of the page', () => {
  const pictures = "default-src 'none'; img-src 'self' data:; script-src 'self'"
  const allowing = Object.keys(staffRoutes).filter((path) =>
    policyFor(`${staffBase}${path}`, pictures).includes('blob:'),
  )
  expect(allowing).toEqual(['/cases/[case]'])
  expect(policyFor('/[lang=lang]/report/forward/[token]', pictures)).toContain('img-src blob: ')
  expect(policyFor('/[lang=lang]/report', pictures)).toBe(pictures)
  expect(policyFor(`${staffBase}/cases/[case]`, pictures)).toBe(
    "default-src 'none'; img-src blob: 'self' data:; script-src 'self'",
  )
})
