// A process of the pool as ours is, but for answers that no part of ours should take so badly.
import { existsSync, writeFileSync } from 'node:fs'
import { answerExerciseTask } from '#server/exercises/answer-exercise-task.ts'
import { type ExerciseTask, ExerciseTaskSchema } from '#server/exercises/exercise-task.ts'
import { serveTasks } from '#server/pool/serve-tasks.ts'

/** What a number is answered with to see it happen. */
const badly: Record<string, (task: ExerciseTask, unit: string) => unknown> = {
  'never ends': () => {
    for (;;);
  },
  'eats memory': () => {
    for (const kept: number[] = []; ; ) kept.push(kept.length + 0.5)
  },
  crashes: () => {
    throw new Error('The right answer is 42.')
  },
  'is too intricate': () => ({ unjudged: [{ part: 'total', says: 'Your answer is too intricate.' }] }),
  // Where the unit would stand, it names files: one that says that it began, and one that lets it end.
  'takes its time': (task, file) => {
    writeFileSync(`${file}-began`, '')
    while (!existsSync(`${file}-go`));
    return task.wanted.want === 'judgement'
      ? answerExerciseTask({ ...task, wanted: { ...task.wanted, response: {} } })
      : null
  },
}

serveTasks((task) => {
  const read = ExerciseTaskSchema.parse(task)
  if (read.wanted.want !== 'judgement') return answerExerciseTask(read)
  const [answer] = Object.values(read.wanted.response)
  if (answer === undefined || !('value' in answer)) return answerExerciseTask(read)
  return badly[answer.value]?.(read, answer.unit) ?? answerExerciseTask(read)
})
