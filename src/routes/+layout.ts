/** No page ships JavaScript of the framework; what little there is, pages name themselves. */
export const csr = false
