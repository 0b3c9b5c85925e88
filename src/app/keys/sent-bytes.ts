import { fromBase64url } from '#modules/organisations/index.ts'

/** Bytes that the server told. @throws Error when they are none: then the page is not one of ours. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64url(text)
  if (bytes === null) throw new Error('the server told what are no bytes')
  return bytes
}
