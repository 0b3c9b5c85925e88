/** A test that does the same thing often does it less often in `npm test`, and as often as a claim says with `BAKEN_LONG=1`. */
export const isLong = process.env['BAKEN_LONG'] === '1'

/** How often: `short` in `npm test`, `long` in the long form. */
export const inLongForm = (short: number, long: number): number => (isLong ? long : short)
