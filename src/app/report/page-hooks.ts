/**
 * The page of a reporter as its script finds it. No form is around any of its fields, so nothing that is typed can be sent by the browser itself.
 *
 * - `[data-report]` – the root, with its facts as JSON in `data-report-facts`; `[data-report-body]` is hidden until the page can do what it is for, and
 *   `[data-report-says="absent"]` stands there until then.
 * - `[data-report-stage="NAME"]` – one at a time; the first `[tabindex="-1"]` in it gets the focus.
 * - `[data-report-field="ID"]` – a control; radios and boxes also have a `value`.
 * - `[data-report-shows="ID=VALUE"]` – shown while that is the answer.
 * - `[data-report-says="CODE"]` – hidden, one for each refusal; where one is missing, `failed` is shown.
 * - `[data-report-status]` – what is going on, read out by a screen reader; its words are in `data-NAME`.
 * - `[data-report-put="NAME"]` – where the script puts a text.
 * - `[data-report-do="NAME"]` – a button.
 * - `[data-report-list="NAME"]` with `template[data-report-each="NAME"]` – rows that are drawn here, with texts in `[data-part="NAME"]`.
 */
const root = (): HTMLElement | null => document.querySelector('[data-report]')

export const all = (what: string): HTMLElement[] => [...(root()?.querySelectorAll<HTMLElement>(what) ?? [])]
export const one = (what: string): HTMLElement | null => root()?.querySelector<HTMLElement>(what) ?? null

export const isThere = (): boolean => root() !== null

/** What the server told this page. */
export function factsOf<Facts>(): Facts {
  return JSON.parse(root()?.dataset['reportFacts'] ?? '{}') as Facts
}

export const stageNames = (): string[] => all('[data-report-stage]').map((stage) => stage.dataset['reportStage'] ?? '')

/** Shows one stage and no other, and goes to its heading. */
export function showStage(name: string): void {
  for (const stage of all('[data-report-stage]')) stage.hidden = stage.dataset['reportStage'] !== name
  window.scrollTo(0, 0)
  one(`[data-report-stage="${name}"] [tabindex="-1"]`)?.focus()
}

/** Shows the sentence of a refusal and goes to it; null takes away the last one. */
export function say(code: string | null): void {
  const sentences = all('[data-report-says]')
  const shown = sentences.find((sentence) => sentence.dataset['reportSays'] === code)
  const instead = code === null ? undefined : sentences.find((sentence) => sentence.dataset['reportSays'] === 'failed')
  for (const sentence of sentences) sentence.hidden = sentence !== (shown ?? instead)
  ;(shown ?? instead)?.focus()
}

const filled = (words: string, values: Readonly<Record<string, string | number>>): string =>
  words.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole))

/** What is going on; null: nothing. Resolves once it has been drawn, for what follows may keep the page busy. */
export async function tell(name: string | null, values: Readonly<Record<string, string | number>> = {}): Promise<void> {
  const status = one('[data-report-status]')
  if (!status) return
  const words = name === null ? '' : (status.dataset[name] ?? '')
  status.textContent = filled(words, values)
  status.hidden = words === ''
  await new Promise((resolve) => setTimeout(resolve, 20))
}

/** Puts a text where the page has a place for it; its words, with `{values}`, may stand in `data-words`. */
export function put(name: string, text: string): void {
  for (const place of all(`[data-report-put="${name}"]`)) place.textContent = text
}

/** As `put`, with values in the words that stand with the place. */
export function putWords(name: string, values: Readonly<Record<string, string | number>>): void {
  for (const place of all(`[data-report-put="${name}"]`))
    place.textContent = filled(place.dataset['words'] ?? '', values)
}

/** Takes every text away that was put, and every row. */
export function emptyPage(): void {
  for (const place of all('[data-report-put], [data-report-list], [data-report-answers], [data-report-picture]'))
    place.replaceChildren()
}

/** Draws the rows of a list anew from its template. `texts`: what stands in the parts of one row. `dress`: what else a row needs. */
export function putRows<Row>(
  name: string,
  rows: readonly Row[],
  texts: (row: Row) => Readonly<Record<string, string>>,
  dress: (element: HTMLElement, row: Row) => void = () => undefined,
): void {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-report-each="${name}"]`)
  const drawn = rows.flatMap((row) => {
    const element = template?.content.firstElementChild?.cloneNode(true)
    if (!(element instanceof HTMLElement)) return []
    for (const [part, text] of Object.entries(texts(row))) {
      for (const place of element.querySelectorAll<HTMLElement>(`[data-part="${part}"]`)) {
        const words = place.dataset['words']
        place.textContent = words === undefined ? text : filled(words, { [part]: text })
      }
    }
    dress(element, row)
    return [element]
  })
  one(`[data-report-list="${name}"]`)?.replaceChildren(...drawn)
}

export function progress(done: number, total: number): void {
  const bar = root()?.querySelector('progress')
  if (!bar) return
  bar.hidden = total === 0
  bar.max = Math.max(total, 1)
  bar.value = done
}

export function busy(isBusy: boolean): void {
  const page = root()
  if (!page) return
  page.ariaBusy = isBusy ? 'true' : null
  for (const button of page.querySelectorAll('button')) button.disabled = isBusy
}

/** A file for whoever asked for it, made in this page. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
