import { LabPartSchema } from '#graders/labs/contract/lab-part.ts'
import type { PresentedLab } from '#graders/parts/lab/presented-lab.ts'
import { programKind } from '#graders/parts/part-kind.ts'

/** A program, judged by the checks of its lab in a cell: here it is only shown. */
export const labKind = programKind('lab', {
  part: LabPartSchema,
  present: ({ id, kind, ask, languages, arguments: words, connectionModel }): PresentedLab => {
    return { id, kind, ask, languages, arguments: words, connectionModel, points: 1 }
  },
})
