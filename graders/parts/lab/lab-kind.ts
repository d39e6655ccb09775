import type { PresentedLab } from '#graders/exercise/present-exercise.ts'
import type { LabPart } from '#graders/labs/contract/lab-part.ts'
import type { ProgramKind } from '#graders/parts/part-kind.ts'

/** A program, judged by the checks of its lab in a cell: here it is only shown. */
export const labKind: ProgramKind<LabPart, PresentedLab> = {
  judged: 'by-checks',
  present: ({ id, kind, ask, languages, arguments: words, connectionModel }) => {
    return { id, kind, ask, languages, arguments: words, connectionModel, points: 1 }
  },
}
