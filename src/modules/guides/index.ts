export { type Answer, maximumAnswersLength, parseAnswers, serialiseAnswers } from './domain/answers.ts'
export {
  type Catalogues,
  type Contact,
  type ContactWords,
  emergencyContact,
  type FocalPoint,
  type Ground,
  type GroundWords,
  hasExpired,
  type Signal,
  type SignalForm,
  type SignalRole,
  type SignalWords,
  type SourceEntry,
  signalForms,
  signalRoles,
} from './domain/catalogues.ts'
export type { Finding, FindingCode } from './domain/finding.ts'
export { actionDone, exitsOf, nodeOf } from './domain/graph.ts'
export {
  type Action,
  type AnswerSetName,
  type Assessment,
  type Audience,
  answerSets,
  audiences,
  type Form,
  forms,
  type Guide,
  type GuideNode,
  type GuideWords,
  type HelpfulPage,
  helpfulPages,
  type Line,
  type LookUp,
  municipalAudiences,
  type NextStep,
  type NodeWords,
  type Outcome,
  type Party,
  type Pictogram,
  type ProfileName,
  parties,
  pictograms,
  type Question,
  type Rule,
  type SharingLine,
  type Term,
  terms,
} from './domain/guide.ts'
export { focalPointOf, type RuleContext } from './domain/rules.ts'
export {
  changeAnswer,
  goBack,
  orderAnswers,
  type Step,
  type Walk,
  type WalkRefusal,
  type WalkResult,
  walk,
} from './domain/run-guide.ts'
export { type ContactView, telephoneAddress } from './ui/contact-view.ts'
export { contactViews, type GuidesPack, type TurnSource, takeTurn } from './ui/guides-pack.ts'
export { handOverNote } from './ui/hand-over-note.ts'
export type { OverviewView } from './ui/overview-view.ts'
export { type WizardForm, wizardForm } from './ui/wizard-turn.ts'
export type { Place, WizardView, WordedGuide } from './ui/wizard-view.ts'
