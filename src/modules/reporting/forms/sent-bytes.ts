import { z } from 'zod'
import { fromBase64url } from '#modules/organisations/index.ts'
import { mostBytes } from '#platform/sealing/index.ts'

/** What an envelope adds at most to what is in it: its head, the place of a key, the tag, the length. */
const aroundBytes = 64
/** Of an envelope for text, in bytes. */
export const longestEnvelope = mostBytes('text') + aroundBytes
/** Base64 makes four letters of three bytes. */
const lettersFor = (bytes: number) => Math.ceil((bytes * 4) / 3) + 4

/** Bytes as base64url, of this length or between these. */
export const sentBytes = (least: number, most = least) =>
  z
    .string()
    .max(lettersFor(most))
    .transform((text, context) => {
      const read = fromBase64url(text)
      if (read !== null && read.length >= least && read.length <= most) return read
      context.addIssue({ code: 'custom', message: 'no bytes of this length' })
      return z.NEVER
    })
