import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { reasonOfRefusal } from './library-refusal.ts'
import { providerSettingHelp } from './provider-settings.ts'
import { faultOfReason } from './refusal.ts'

const page = readFileSync(new URL('../../../docs/operations/oidc.md', import.meta.url), 'utf8')

test('every code and every reason is explained to administrators, under its code', () => {
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| `([a-z-]+)` \|/gm)].map(([, reason, code]) => [reason, code])
  expect(Object.fromEntries(rows)).toEqual(faultOfReason)
})

test('every setting is explained to administrators, and no other', () => {
  const rows = [...page.matchAll(/^\| `(BAKEN_OIDC_[A-Z_]+)` \|/gm)].map(([, name]) => name)
  expect(new Set(rows)).toEqual(new Set(Object.keys(providerSettingHelp)))
})

test('a bug of ours is thrown and not told as a fault of the provider', () => {
  for (const bug of [new TypeError('a bug'), new RangeError('a bug'), 'a bug']) {
    expect(() => reasonOfRefusal(bug)).toThrow('a bug')
  }
})
