import type { z } from 'zod'
import type {
  Contact,
  ContactWords,
  FocalPoint,
  Ground,
  GroundWords,
  Signal,
  SignalWords,
  SourceEntry,
} from '../domain/catalogues.ts'
import type { Guide, GuideWords } from '../domain/guide.ts'
import type {
  contactsForm,
  contactWordsForm,
  focalPointsForm,
  groundsForm,
  groundWordsForm,
  signalsForm,
  signalWordsForm,
  sourcesForm,
} from './catalogue-forms.ts'
import type { guideForm, guideWordsForm } from './guide-form.ts'

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T
type Full<T> = T extends object ? { readonly [K in keyof T]-?: Full<T[K]> } : T
type Both<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** True when a schema gives exactly the domain type: the same keys, the same ones optional. */
type Agrees<S extends z.ZodType, Domain> =
  Both<Frozen<z.output<S>>, Frozen<Domain>> extends true ? Both<Full<z.output<S>>, Full<Domain>> : false
type Holds<T extends true> = T

/** Compiles only while every schema agrees with the type it reads. */
export type Agreement = [
  Holds<Agrees<typeof guideForm, Guide>>,
  Holds<Agrees<typeof guideWordsForm, GuideWords>>,
  Holds<Agrees<typeof signalsForm, Signal[]>>,
  Holds<Agrees<typeof signalWordsForm, SignalWords>>,
  Holds<Agrees<typeof contactsForm, Contact[]>>,
  Holds<Agrees<typeof contactWordsForm, ContactWords>>,
  Holds<Agrees<typeof focalPointsForm, FocalPoint[]>>,
  Holds<Agrees<typeof groundsForm, Ground[]>>,
  Holds<Agrees<typeof groundWordsForm, GroundWords>>,
  Holds<Agrees<typeof sourcesForm, SourceEntry[]>>,
]
