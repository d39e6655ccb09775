// A process of the pool.
import { answerExerciseTask } from '#server/exercises/answer-exercise-task.ts'
import { ExerciseTaskSchema } from '#server/exercises/exercise-task.ts'
import { serveTasks } from '#server/pool/serve-tasks.ts'

serveTasks((task) => answerExerciseTask(ExerciseTaskSchema.parse(task)))
