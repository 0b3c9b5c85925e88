import { shortSteps } from './short-steps.ts'
import { payslipUnits, type StepShapes, type StepUnit } from './steps.ts'

const shapes: StepShapes = shortSteps

/** What a number of a sentence counts. Apart from the payslip's own, so that a phone needs no words of the short checks. */
export const unitOf = (step: string, name: string): StepUnit => shapes[step]?.[name] ?? payslipUnits[name] ?? 'count'
