import type { Translator } from '#platform/i18n/translator.ts'
import type { LanguagePack } from './language-pack.ts'

/** A page that is put into the frame of the stored page. */
export interface FramedPage {
  title: string
  /** HTML that our own components drew. */
  body: string
  /** The path behind the language, without a slash in front: the switch of languages leads there. */
  rest: string
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * A whole page out of the stored one: its head, the way out, the switch of languages and the foot, with another middle.
 * Above everything stands that it is a copy, and of which day.
 * @param warnings more lines to say there
 */
export function inFrame(
  stored: string,
  { title, body, rest }: FramedPage,
  { pack, t, warnings = [] }: { pack: LanguagePack; t: Translator; warnings?: readonly string[] },
): string | undefined {
  const start = stored.search(/<main[^>]*>/)
  const end = stored.indexOf('</main>')
  if (start === -1 || end === -1) return undefined
  const open = stored.slice(start, stored.indexOf('>', start) + 1)
  const head = stored
    .slice(0, start)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(`${title} · Baken`)}</title>`)
    .replaceAll(/href="\/([\w-]+)\/offline"/g, (_, tag: string) => `href="/${tag}/${escaped(rest)}"`)
  return `${head}${open}${notice(pack, t, warnings)}${body}${stored.slice(end)}`
}

/** The stored page itself, with the notice above it. */
export const withNotice = (stored: string, pack: LanguagePack, t: Translator): string =>
  stored.replace(/<main[^>]*>/, (main) => `${main}${notice(pack, t, [])}`)

function notice({ madeOn }: LanguagePack, t: Translator, warnings: readonly string[]): string {
  const lines = [t('offline.copy', { day: t.day(madeOn) }), ...warnings]
  return `<div class="notice danger" role="status">${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</div>`
}
