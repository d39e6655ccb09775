import type { ReactNode } from 'react'
import { Markdown } from '#components/content/markdown.tsx'
import { ConventionList } from '#components/exercise/convention-list.tsx'
import { Hints } from '#components/exercise/hints.tsx'
import { References } from '#components/exercise/references.tsx'
import { classNames } from '#components/ui/class-names.ts'
import type { TypesetExercise } from '#graders/exercise/typeset.ts'

export interface QuestionProps {
  exercise: TypesetExercise
  /** One below the other, where there is no room beside. */
  stacked?: boolean
  children: ReactNode
}

/** An exercise's question as a student has it in front; `children` is what to answer. */
export function Question({ exercise, stacked, children }: QuestionProps) {
  const beside = 'lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)] lg:grid-rows-[auto_1fr]'
  return (
    <div className={classNames('grid grid-cols-1 gap-x-12 gap-y-8', !stacked && beside)}>
      <Markdown text={exercise.typeset.statement} />
      <div
        className={classNames(
          'flex flex-col gap-8',
          !stacked && 'lg:col-start-2 lg:row-span-2 lg:row-start-1',
        )}
      >
        <ConventionList conventions={exercise.conventions} />
        <Hints
          hints={exercise.typeset.hints.map((text, index) => ({
            text,
            cost: exercise.hintCosts[index] ?? 0,
          }))}
        />
        <References references={exercise.references} />
      </div>
      <div>{children}</div>
    </div>
  )
}
