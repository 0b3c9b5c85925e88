/**
 * What JavaScript adds to the guide pages, when it is there: an offline copy, a copy button and a print button.
 * Nothing here is needed to use the pages.
 */
const wait = (element: HTMLElement): void => {
  element.hidden = false
}

for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  wait(button)
  button.addEventListener('click', () => void copyFor(button))
}

async function copyFor(button: HTMLElement): Promise<void> {
  const field = document.getElementById(button.dataset['copy'] ?? '')
  if (!(field instanceof HTMLTextAreaElement)) return
  await navigator.clipboard.writeText(field.value)
  button.textContent = button.dataset['copied'] ?? button.textContent
}

for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
  wait(button)
  button.addEventListener('click', () => window.print())
}

if ('serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/service-worker.js').then(async () => {
    const ready = await navigator.serviceWorker.ready
    ready.active?.postMessage({ keep: document.documentElement.lang })
  })
}
