/**
 * How many secrets are moved in one step: what a browser wraps in half a second, and loses when it is closed halfway. One step of them is some 120 kB.
 */
export const secretsInBatch = 500

/** The most that a step with so many may have: a subject of 40 letters and a wrap of 110 each, as a form sends JSON. */
export const largestStepBytes = secretsInBatch * 400
