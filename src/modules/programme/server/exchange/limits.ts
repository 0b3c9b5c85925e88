/** Ten thousand rows take about three megabytes; a larger file is refused before it is read. */
export const maximumBytes = 10_000_000
/** Beyond this a file was not made for a register. */
export const maximumRows = 50_000
export const maximumColumns = 100
/** As many letters as a spreadsheet keeps in one cell. */
export const maximumCell = 32_767
/** What a spreadsheet may take when it is unpacked: fifty thousand long rows, and not the memory of the machine. */
export const maximumUnpacked = 100_000_000
/** Tables shrink to a tenth, seldom to a fiftieth; a part that shrinks further was made to fill a machine. */
export const maximumRatio = 200
/** A small part may shrink as far as it likes. */
export const smallPart = 1_000_000
/** More refusals than this help nobody: the rest is counted. */
export const maximumRefusals = 200
