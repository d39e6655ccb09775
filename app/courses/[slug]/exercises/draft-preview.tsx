// A draft's variant for the editor's preview. Markdown and maths are made into elements here, on the server, as for
// students: the browser gets neither parser.
import type { ReactNode } from 'react'
import { Question } from '#components/authoring/question.tsx'
import { Trial } from '#components/authoring/trial.tsx'
import { SolutionView } from '#components/content/solution.tsx'
import type { ExerciseProblem } from '#graders/exercise/exercise-problem.ts'
import type { ExerciseAnswer } from '#server/exercises/exercise-task.ts'

export interface DraftPreview {
  problems: readonly ExerciseProblem[]
  /** Null while there is a problem. */
  shown: {
    title: string
    version: number
    isLab: boolean
    parameters: string
    student: ReactNode
    solution: ReactNode
  } | null
}

export function describeDraftPreview(answer: ExerciseAnswer): DraftPreview {
  if (!answer.loads) return { problems: answer.problems, shown: null }
  const { preview, facts, crash } = answer
  if (preview === null) {
    const says = `The variant of this seed cannot be made: ${crash ?? 'it is not known why'}.`
    const fix = 'Try another seed, and look for a number that this one makes impossible.'
    return { problems: [{ file: 'exercise.md', line: 1, says, fix }], shown: null }
  }
  const { presented, solution, parameters } = preview
  return {
    problems: [],
    shown: {
      title: facts.title,
      version: facts.version,
      isLab: facts.kinds.includes('lab'),
      parameters: describeParameters(parameters),
      student: (
        <Question exercise={presented} stacked>
          <Trial parts={presented.parts} />
        </Question>
      ),
      solution: <SolutionView {...solution} />,
    },
  }
}

/** "rtt = 20, objects = 7". */
export const describeParameters = (parameters: Readonly<Record<string, number>>) =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
