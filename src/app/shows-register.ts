/** Pages, files and feeds in which the register is, by the folder of their route; whatever is below them too. */
const folders = ['programme', 'notes', 'sources', 'kompas/note', 'staff/programme', 'staff/notes', 'staff/hand-over']

/** Whether what an address shows changes when something is said in the register on screen. */
export const showsRegister = (route: string | null): boolean =>
  route === '/sitemap.xml' ||
  folders.some((folder) => route === `/[lang=lang]/${folder}` || route?.startsWith(`/[lang=lang]/${folder}/`))
