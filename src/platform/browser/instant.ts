/** So long nothing must have been typed before it is asked: a word is finished, and a slow network is not asked for each letter. */
const pauseMs = 350
const shortest = 3

/**
 * Puts the answers of the page with results into this page while somebody types, with a connection or without. What was
 * typed stays out of the address and the history until it is sent.
 */
export function answerWhileTyping(form: HTMLFormElement): void {
  const field = form.querySelector('input')
  const results = document.querySelector('[data-results]')
  if (!field || !results) return
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  const ask = async (): Promise<void> => {
    const turn = ++asked
    const answer = await fetch(`${form.action}?q=${encodeURIComponent(field.value)}`).catch(() => undefined)
    if (!answer?.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector('[data-results]')
    // An answer that comes late must not take the place of a newer one.
    if (fresh && turn === asked) results.replaceChildren(...fresh.childNodes)
  }
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    if (field.value.trim().length >= shortest) waiting = setTimeout(() => void ask(), pauseMs)
  })
}
