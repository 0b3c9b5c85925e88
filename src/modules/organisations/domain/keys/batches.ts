/**
 * How many secrets are moved in one step: what a browser wraps in half a second, and loses when it is closed halfway. One step of them is some 240 kB; with fewer, what a step costs the server besides counts for more
 * than the secrets.
 */
export const secretsInBatch = 1_000

/** The most that a step with so many may have: a subject of 40 letters and a wrap of 110 each, as a form sends JSON. */
export const largestStepBytes = secretsInBatch * 400
