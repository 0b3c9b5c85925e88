/** With JavaScript the way out takes this page's place in the history, so that "back" does not show it. */
for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-exit]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    window.location.replace(link.href)
  })
}
