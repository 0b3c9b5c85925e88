// What is drawn knows no server code: the views stand with the components.
export type * from '../ui/directory-views.ts'
