/** A phone stops an utterance that is too long; a paragraph is short enough. */
const spoken = 'h1, .lead, [data-aloud] :is(h2, p, li)'

/**
 * Shows the button only where a voice for the language runs on the device itself: what somebody reads is never sent to a
 * service that speaks.
 */
export function offerReadAloud(button: HTMLElement): void {
  if (!('speechSynthesis' in window)) return
  const language = document.documentElement.lang
  const voiceHere = () =>
    speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language))
  const offer = () => {
    button.hidden = !voiceHere()
  }
  offer()
  speechSynthesis.addEventListener('voiceschanged', offer)
  const start = button.textContent
  const stop = () => {
    speechSynthesis.cancel()
    button.textContent = start
  }
  button.addEventListener('click', () => {
    const voice = voiceHere()
    if (speechSynthesis.speaking || !voice) return stop()
    button.textContent = button.dataset['stop'] ?? start
    const texts = [...document.querySelectorAll<HTMLElement>(spoken)].map((element) => element.innerText.trim())
    for (const text of texts.filter(Boolean)) {
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      speechSynthesis.speak(utterance)
    }
    const last = new SpeechSynthesisUtterance('')
    last.addEventListener('end', stop)
    speechSynthesis.speak(last)
  })
  window.addEventListener('pagehide', stop)
}
