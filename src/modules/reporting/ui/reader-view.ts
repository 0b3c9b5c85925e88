/** Who will read what is told, as a page says it. */
export interface ReaderView {
  organisation: string
  name: string
  /** False: it reads for a municipality that has nobody, or for a place that nobody knows. */
  isOwn: boolean
}
