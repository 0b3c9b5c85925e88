/**
 * What JavaScript adds to the pages, when it is there: an offline copy, copying, printing, sharing, reading aloud and
 * answers while somebody types. Nothing here is needed to use the pages.
 */
import { answerWhileTyping } from './instant.ts'
import { tellOffline } from './offline-state.ts'
import { offerReadAloud } from './read-aloud.ts'

const every = <T extends HTMLElement>(selector: string): NodeListOf<T> => document.querySelectorAll<T>(selector)
const show = (element: HTMLElement): void => {
  element.hidden = false
}

for (const button of every('[data-copy]')) {
  show(button)
  button.addEventListener('click', () => void copyFor(button))
}

async function copyFor(button: HTMLElement): Promise<void> {
  const field = document.getElementById(button.dataset['copy'] ?? '')
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return
  await navigator.clipboard.writeText(field.value)
  button.textContent = button.dataset['copied'] ?? button.textContent
}

for (const button of every('[data-print]')) {
  show(button)
  button.addEventListener('click', () => window.print())
}

if ('share' in navigator)
  for (const button of every('[data-share]')) {
    show(button)
    button.addEventListener('click', () => {
      // A reader who changes her mind is no failure.
      void navigator.share({ title: document.title, url: button.dataset['share'] ?? '' }).catch(() => undefined)
    })
  }

for (const button of every('[data-read-aloud]')) offerReadAloud(button)
for (const form of every<HTMLFormElement>('[data-instant]')) answerWhileTyping(form)

if ('serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/service-worker.js').then(async () => {
    const ready = await navigator.serviceWorker.ready
    ready.active?.postMessage({ keep: document.documentElement.lang })
  })
  for (const box of every('[data-offline]')) tellOffline(box)
}
