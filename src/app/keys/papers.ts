import type { MadeOrganisationKey } from '#modules/organisations/ceremonies/index.ts'
import { shortFingerprint } from '#platform/sealing/index.ts'
import { type CeremonyPage, Refused } from './ceremony-page.ts'

/** The last four characters of a paper, of which three check all the others. */
const lastGroup = (paper: string): string => paper.split('-').at(-1) ?? ''

/** As forgiving as reading a whole paper: any case, and what people put between. */
const read = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** Writes the three papers into the sheets of the page. Each is a sheet of its own when it is printed. */
export async function putPapers(
  page: CeremonyPage,
  { papers, publicKey }: MadeOrganisationKey,
  keepers: readonly { share: number; keptBy: string }[],
): Promise<void> {
  const put = (what: string, share: number, words: string) => {
    for (const place of page.all(`[data-keys-sheet="${share}"] [data-keys-put="${what}"]`)) place.textContent = words
  }
  const fingerprint = await shortFingerprint(publicKey)
  for (const [at, paper] of papers.entries()) {
    const share = at + 1
    put('keeper', share, keepers.find((one) => one.share === share)?.keptBy ?? '')
    put('fingerprint', share, fingerprint)
    for (const place of page.all(`[data-keys-sheet="${share}"] [data-keys-put="code"]`)) putCode(place, paper)
  }
  for (const button of page.all('[data-keys-print]')) button.onclick = () => window.print()
}

/** Number and fingerprint on a line of their own, then the groups, each in one piece: so a line ends between two of them. */
function putCode(place: HTMLElement, paper: string): void {
  const [number = '', fingerprint = '', ...groups] = paper.split('-')
  const pieces = [
    `${number}-${fingerprint}-`,
    ...groups.map((group, at) => (at < groups.length - 1 ? `${group}-` : group)),
  ]
  place.replaceChildren(
    ...pieces.map((piece) => {
      const shown = document.createElement('span')
      shown.textContent = piece
      return shown
    }),
  )
}

/** Whether the last group of each paper was typed back. @throws Refused `paper-not-back`, with the field of the first that was not. */
export function typedBack(page: CeremonyPage, papers: readonly string[]): void {
  for (const [at, paper] of papers.entries()) {
    const field = `back-${at + 1}`
    if (read(page.typed(field)) !== lastGroup(paper)) throw new Refused('paper-not-back', field)
  }
}
