/** Tells which copy is on this device and lets somebody make, renew or enlarge it. */
export function tellOffline(box: HTMLElement): void {
  const part = (name: string) => box.querySelector<HTMLElement>(`[data-${name}]`)
  const language = document.documentElement.lang
  const kept = part('kept')
  const sentence = kept?.textContent ?? ''

  const look = async (): Promise<void> => {
    const found = await match(box.dataset['cache'], box.dataset['offline'])
    const day = found?.headers.get(box.dataset['madeOn'] ?? '')
    const none = part('none')
    if (none) none.hidden = Boolean(day)
    if (kept) kept.hidden = !day
    if (kept && day) {
      const written = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
      kept.textContent = sentence.replace('%', written)
    }
    const papers = part('papers-kept')
    if (papers) papers.hidden = !(await match(box.dataset['papers'], box.dataset['allPapers']))
    box.hidden = false
  }
  let asked = false
  const tell = async (message: Record<string, string>): Promise<void> => {
    asked = true
    const ready = await navigator.serviceWorker.ready
    ready.active?.postMessage(message)
  }
  part('keep')?.addEventListener('click', () => void tell({ keep: language }))
  part('keep-papers')?.addEventListener('click', () => void tell({ papers: language }))
  // With a connection the server's answer erases the copy; without one the form would lead nowhere.
  document.querySelector<HTMLFormElement>('[data-forget]')?.addEventListener('submit', (event) => {
    if (navigator.onLine) return
    event.preventDefault()
    void forget().then(look)
  })
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    const failed = part('failed')
    // Each page renews the copy by itself; only what somebody asked for is told when it fails.
    if (failed) failed.hidden = !(asked && data?.failed === true)
    void look()
  })
  void look()
}

async function match(name: string | undefined, path: string | undefined): Promise<Response | undefined> {
  if (!name || !path || !(await caches.has(name))) return undefined
  return (await caches.open(name)).match(path, { ignoreVary: true })
}

async function forget(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name)
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister()
}
