/** The application as it is, with the made-up right-to-left language beside the others. */
const port = Number(process.env['BAKEN_TEST_PORT'] ?? 3199)
export const siteAddress = `http://127.0.0.1:${port}`
export const sitePort = port

/** The same, with plans of which one is past its date and hours of help that are known, behind a proxy that speaks TLS. */
export const agedPort = port + 1
export const agedAddress = `http://127.0.0.1:${agedPort}`

/** As it is, for journeys that change what everybody reads: elsewhere rows are counted. */
export const writtenPort = port + 2
export const writtenAddress = `http://127.0.0.1:${writtenPort}`

/** The plan that is past its date on the aged site; every other plan and number there holds for ever. */
export const agedGuide = 'desk-labour'
export const agedSince = '2020-06-01'

/** A desk that is open every day from nine to five there, but not on holidays. */
export const deskWithHours = 'breda-rni'
/** A meeting that nobody holds; it is only there. */
export const meetingToCome = 'test-meeting'
