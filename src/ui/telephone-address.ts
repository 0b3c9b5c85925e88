/** `tel:` address of a number as it is written: digits and a leading plus only. */
export const telephoneAddress = (phone: string): string => `tel:${phone.replace(/(?!^\+)\D/g, '')}`
