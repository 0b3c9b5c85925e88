import { err, ok, type Result } from '#kernel/result.ts'

/** The site that passkeys are for. A passkey of one site never answers another: that is why no page of a thief gets one. */
export interface PasskeySite {
  /** What the device shows. */
  name: string
  /** Such as `https://baken.example`. */
  origin: string
  /** The host of the origin, without its port. Passkeys are lost when it changes. */
  rpId: string
}

const isNumeric = (host: string): boolean => /^[\d.]+$|^\[/.test(host)

/**
 * The site of an address. Refusals: `no-name` – the host is an IP address, for which browsers make no passkeys: `localhost` works, 127.0.0.1 does not ·
 * `not-secure` – neither https nor localhost. @throws TypeError for what is no address.
 */
export function passkeySite(name: string, address: string): Result<PasskeySite, 'no-name' | 'not-secure'> {
  const { origin, protocol, hostname } = new URL(address)
  if (isNumeric(hostname)) return err('no-name')
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return err('not-secure')
  return ok({ name, origin, rpId: hostname })
}
