import type { ServerResponse } from 'node:http'

/** For every answer that brings no policy of its own: files, redirects, plain errors. Pages bring a stricter one with hashes. */
const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** For the service worker, whose own policy decides what it may fetch and pass on: this site and nothing else. */
export const workerPolicy =
  "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const always: Readonly<Record<string, string>> = {
  'Content-Security-Policy': closedPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

/** One year: long enough for preload lists, and the value that internet.nl asks for. */
const oneYearSeconds = 31_536_000

/** Sets the headers that every answer carries, errors included. HSTS only over TLS: browsers ignore it elsewhere. */
export function setSecurityHeaders(response: ServerResponse, overTls: boolean): void {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value)
  if (overTls) response.setHeader('Strict-Transport-Security', `max-age=${oneYearSeconds}; includeSubDomains`)
}

/** Names of the headers above, for the test that looks for them on every answer. */
export const securityHeaderNames = Object.keys(always)
