/** An address of a provider or of ours: https, or http on this very machine; without a name and password, and without a fragment. */
export function readSafeAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null
  const address = new URL(text)
  const secure = address.protocol === 'https:' || (address.protocol === 'http:' && isLoopback(address))
  return secure && address.username === '' && address.password === '' && !text.includes('#') ? address : null
}

/** Whether the address is one of this machine. `URL` has already written 127.1 and 0x7f000001 out as 127.0.0.1. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/**
 * Where we send somebody back to, which the provider compares letter by letter. @throws TypeError when it is not written as a browser
 * would write it, has a query, or is not safe: a fault of our code or settings.
 */
export function ownAddress(text: string): URL {
  const address = readSafeAddress(text)
  if (address === null || address.href !== text || text.includes('?')) {
    throw new TypeError('an address to come back to is whole, without a query, and https or on this machine')
  }
  return address
}
