import { createHash } from 'node:crypto'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Scripts and styles inside a page that its Content-Security-Policy does not name by their hash. */
export function unnamedInside(html: string, policy: string): string[] {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '')
  const named = (directive: string) => policy.split(';').find((one) => one.trim().startsWith(directive)) ?? ''
  const blocks = [...bare.matchAll(/<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g)].filter(
    ([, , words = '']) => !/\bsrc=/.test(words),
  )
  return [
    ...blocks
      .filter(([, name, , inside = '']) => !named(`${name}-src`).includes(hashOf(inside)))
      .map(([, name, , inside = '']) => `<${name}> ${inside.slice(0, 60)}`),
    ...[...bare.matchAll(/<[a-z][^>]*\s(on[a-z]+|style)="[^"]*"[^>]*>/g)].map(([tag]) => tag.slice(0, 120)),
  ]
}
