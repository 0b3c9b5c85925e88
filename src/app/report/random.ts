/** Where the dice of a browser are. */
export const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
