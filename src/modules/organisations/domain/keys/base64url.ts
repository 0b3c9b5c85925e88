/** Bytes as text without signs that forms or addresses change (RFC 4648, section 5), without the signs that only fill up. */
export const toBase64url = (bytes: Uint8Array): string =>
  btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/** The bytes again; null for what `toBase64url` never writes. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null
  const decoded = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(decoded, (character) => character.charCodeAt(0))
  return toBase64url(bytes) === text ? bytes : null
}
