export type { Bytes } from './bytes-at.ts'
export { asItIs, cleanFile, type Drawing, type ImageKind, type Redraw } from './clean-file.ts'
export {
  type CleanFile,
  endingOf,
  type FileKind,
  type FileRefusal,
  mostFileBytes,
  mostPixels,
  type Removed,
  typeOf,
} from './clean-file-result.ts'
export { recognise } from './recognise.ts'
export { redrawInBrowser } from './redraw-in-browser.ts'
