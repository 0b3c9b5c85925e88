import { render } from 'svelte/server'
import type { Day } from '#kernel/days.ts'
import { handOverNote, type OfflinePack, takeTurn, type WizardView, wizardForm } from '#modules/guides/index.ts'
import { createTranslator, type Translator } from '#platform/i18n/translator.ts'
import OfflineStep from './OfflineStep.svelte'

const words = (pack: OfflinePack): Translator => createTranslator(pack.language, pack.texts)

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The page answers as it was stored, with the same safety headers. */
const asPage = (page: Response, html: string): Response =>
  new Response(html, { status: 200, headers: new Headers(page.headers) })

function turn(pack: OfflinePack, guide: string, form: FormData, today: Day): WizardView | undefined {
  const worded = pack.guides.find((one) => one.guide.id === guide)
  return worded && takeTurn(worded, wizardForm(form), pack, today)
}

/** Says above the page that it is a copy, of which day, and whether its guide may still be relied on. */
export async function withNotice(
  page: Response,
  pack: OfflinePack,
  guide: string | undefined,
  today: Day,
): Promise<Response> {
  return asPage(page, marked(await page.text(), pack, guide, today))
}

function marked(html: string, pack: OfflinePack, guide: string | undefined, today: Day): string {
  const t = words(pack)
  const until = pack.guides.find((one) => one.guide.id === guide)?.guide.reviewBefore
  const lines = [
    t('offline.copy', { day: t.day(pack.madeOn) }),
    ...(until && today >= until ? [t('guide.expired', { until: t.day(until) })] : []),
  ]
  const notice = `<div class="notice danger" role="status">${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</div>`
  return html.replace(/<main[^>]*>/, (main) => `${main}${notice}`)
}

/** The next step of the wizard, drawn here instead of by the server, in the stored page. */
export async function answerStep(
  page: Response,
  pack: OfflinePack,
  guide: string,
  form: FormData,
  today: Day,
): Promise<Response | undefined> {
  const view = turn(pack, guide, form, today)
  if (!view) return undefined
  const { body } = render(OfflineStep, {
    props: { t: words(pack), view, municipalities: pack.municipalities, today },
  })
  const html = await page.text()
  const start = html.indexOf('<div data-wizard')
  const end = html.indexOf('</main>')
  if (start === -1 || end === -1) return undefined
  const whole = `${html.slice(0, start)}<div data-wizard>${body}</div>${html.slice(end)}`
  const title = `<title>${escaped(`${view.text} · ${view.title} · Baken`)}</title>`
  return asPage(
    page,
    marked(
      whole.replace(/<title>[^<]*<\/title>/, () => title),
      pack,
      guide,
      today,
    ),
  )
}

/** The hand-over note as a file, made on the phone. */
export function noteFile(pack: OfflinePack, guide: string, form: FormData, today: Day): Response | undefined {
  const view = turn(pack, guide, form, today)
  if (!view) return undefined
  return new Response(`\uFEFF${handOverNote(view, words(pack), today)}\r\n`, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="baken-${guide}.txt"`,
    },
  })
}
