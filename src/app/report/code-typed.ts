/** Characters of a code, without what people put between them. */
export const codeLength = 18

/** How many characters of a code are there; what stands between them does not count. */
export const typedCharacters = (text: string): number => [...text.replace(/[^\p{L}\p{N}]/gu, '')].length
