/** Two hundred payslips take about as much; more is sent in parts. */
export const largestChecksBytes = 262_144
/** As many payslips as one question to the API may hold. */
export const mostChecks = 200
/** Five thousand payslips as a table take about a megabyte and a half; the form around it must fit too. */
export const largestBatchBytes = 4_194_304
/** More lines than an inspection of one employer has; it bounds what one request may work out. */
export const mostBatchLines = 5_000
/** As many letters as a person's reference may have. */
export const longestReference = 200
