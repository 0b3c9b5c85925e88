/** Shows what a page has for who unlocked it, or for who did not; what it has for who runs no script goes. What says that it is locked, and parts that hold nothing before a script fills them, are hidden until then. */
export function showOpen(root: HTMLElement, isOpen: boolean): void {
  const hide = (what: string, isHidden: boolean) => {
    for (const one of root.querySelectorAll<HTMLElement>(what)) one.hidden = isHidden
  }
  hide('[data-case-absent]', true)
  hide('[data-case-when-script]', false)
  hide('[data-case-when-open], [data-case-unlocked]', !isOpen)
  hide('[data-case-when-locked], [data-case-locked]', isOpen)
}
