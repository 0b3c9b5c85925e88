import { expect, test } from 'vitest'
import { staffBase, staffRoutes } from './staff-routes.ts'
import { policyFor } from './wasm-pages.ts'

const policy = "default-src 'none'; script-src 'self' 'sha256-AAAA'; style-src 'self'"

test('only where a passphrase is typed may WebAssembly run', () => {
  const allowing = Object.keys(staffRoutes).filter((path) =>
    policyFor(`${staffBase}${path}`, policy).includes('wasm-unsafe-eval'),
  )
  expect(allowing).toEqual(['/keys/change', '/keys/give/[person]', '/keys/make', '/keys/own', '/keys/recover'])
  expect(policyFor(null, policy)).toBe(policy)
})

test('everything else in the policy stays as it is', () => {
  expect(policyFor(`${staffBase}/keys/own`, policy)).toBe(
    "default-src 'none'; script-src 'wasm-unsafe-eval' 'self' 'sha256-AAAA'; style-src 'self'",
  )
})
