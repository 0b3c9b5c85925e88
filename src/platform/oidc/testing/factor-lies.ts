import type { Claims } from '../memberships.ts'
import { secondFactor } from './lying-provider.ts'

/** What an honestly signed token says of the factors, when it does not say that there were two. */
export const factorLies: readonly (readonly [name: string, claims: Claims])[] = [
  ['neither acr nor amr', {}],
  ['acr of one factor', { acr: 'https://voorbeeld.example/one-factor' }],
  ['acr in capitals', { acr: secondFactor.toUpperCase() }],
  ['acr with more behind it', { acr: `${secondFactor}-not` }],
  ['acr as a list', { acr: [secondFactor] }],
  ['acr as a number', { acr: 1 }],
  ['acr null', { acr: null }],
  ['acr that is right for amr', { acr: 'mfa' }],
  ['amr as a text', { amr: 'mfa' }],
  ['amr with both in one text', { amr: ['pwd mfa'] }],
  ['amr of one factor', { amr: ['pwd'] }],
  ['amr empty', { amr: [] }],
  ['amr in a list in a list', { amr: [['mfa']] }],
  ['amr as an object', { amr: { mfa: true } }],
  ['amr that is right for acr', { amr: [secondFactor] }],
  ['acr further in', { user: { acr: secondFactor } }],
  ['acr of a prototype', JSON.parse(`{"__proto__":{"acr":"${secondFactor}"}}`)],
]
