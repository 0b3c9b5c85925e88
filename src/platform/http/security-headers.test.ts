import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { securityHeaderNames, setSecurityHeaders } from './security-headers.ts'

function headersOver(protocol: 'http' | 'https') {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  setSecurityHeaders(response, protocol === 'https')
  return response.getHeaders()
}

describe('the headers of every answer', () => {
  test('close everything that an answer does not open itself', () => {
    expect(headersOver('http')).toEqual({
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  })

  test('over TLS also ask to stay there for a year, and nowhere else', () => {
    expect(headersOver('https')).toEqual({
      ...headersOver('http'),
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
  })

  test('are the ones that are looked for on every answer', () => {
    expect(securityHeaderNames.map((name) => name.toLowerCase()).sort()).toEqual(
      Object.keys(headersOver('http')).sort(),
    )
  })
})
