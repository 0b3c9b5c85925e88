/**
 * Another language of the page that is open: it is fetched, and takes the place of this one without anything that was filled in leaving it. Neither the history
 * nor any storage gets to know more than the address of the page.
 *
 * @param around is called before the page is exchanged, and what it gives is called afterwards
 */
export function keepThroughLanguages(around: () => () => void): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('nav a[hreflang]') : null
    // Where the page does not exist in that language the address says so.
    if (!link || !isThereIn(link.hreflang) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void exchange(link.href, {}, around)
  })
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.matches('nav form')) return
    event.preventDefault()
    const carried = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') carried.append(name, value)
    void exchange(form.action, { method: 'POST', body: carried }, around)
  })
}

const isThereIn = (language: string): boolean =>
  [...document.querySelectorAll<HTMLLinkElement>('link[rel="alternate"]')].some(({ hreflang }) => hreflang === language)

async function exchange(address: string, how: RequestInit, around: () => () => void): Promise<void> {
  // Whoever does not ask for a page gets the answer of its form alone.
  const headers = { accept: 'text/html' }
  const answer = await fetch(address, { ...how, headers, cache: 'no-store' }).catch(() => null)
  const html = answer?.ok ? await answer.text() : ''
  const page = new DOMParser().parseFromString(html, 'text/html')
  // Without a connection the language stays as it is: leaving would lose what was typed.
  if (!page.querySelector('[data-report]')) return
  const put = around()
  document.documentElement.lang = page.documentElement.lang
  document.documentElement.dir = page.documentElement.dir
  document.title = page.title
  // The styles are those of the same components.
  document.body.replaceWith(page.body)
  history.replaceState(null, '', address)
  put()
}
