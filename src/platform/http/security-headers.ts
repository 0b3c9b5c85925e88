import type { ServerResponse } from 'node:http'

/** For every answer that brings no policy of its own: files, redirects, plain errors. Pages bring a stricter one with hashes. */
export const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

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

const policy = ['Content-Security-Policy', closedPolicy]
const others = Object.entries(always).flatMap(([name, value]) => (name === policy[0] ? [] : [name, value]))
const othersOverTls = [...others, 'Strict-Transport-Security', `max-age=${oneYearSeconds}; includeSubDomains`]
const plainHeaders = [...policy, ...others]
const tlsHeaders = [...policy, ...othersOverTls]

/** The headers that every answer carries, names and values in turn. HSTS only over TLS: browsers ignore it elsewhere. */
export const securityHeaders = (overTls: boolean): readonly string[] => (overTls ? tlsHeaders : plainHeaders)

/** The same but for the policy, for an answer that brings its own or may bring none. */
export const headersWithoutPolicy = (overTls: boolean): readonly string[] => (overTls ? othersOverTls : others)

/** Sets them on an answer that is written later, errors included. */
export function setSecurityHeaders(response: ServerResponse, overTls: boolean): void {
  const headers = securityHeaders(overTls)
  for (let at = 0; at < headers.length; at += 2) response.setHeader(headers[at] ?? '', headers[at + 1] ?? '')
}

/** Names of the headers above, for the test that looks for them on every answer. */
export const securityHeaderNames = Object.keys(always)
