import type { BakenPart } from './item-types.ts'

/** Where the part of Baken is that carries a row out, below the language. */
export const bakenPages: Readonly<Record<BakenPart, string>> = {
  guides: '/guides',
  'hand-over': '/programme/hand-over',
  signals: '/signals',
  'policy-count': '/policy',
  programme: '/programme',
  contacts: '/contacts',
}
