// Of each exercise the wrong ideas that it names: in how many answers they were shown, and in how many recognised.
import * as z from 'zod'
import type { ExerciseReport } from '#graders/exercise/exercise-report.ts'
import { bad } from './describe-report.ts'

const count = z.int().min(0)
export const CaughtIdeasSchema = z.strictObject({
  exercise: z.string(),
  named: count,
  given: count,
  caught: count,
  /** Named, and shown by no answer. */
  untried: z.array(z.string()),
})
export type CaughtIdeas = z.infer<typeof CaughtIdeasSchema>

export function caughtIdeas({ exercise, misconceptions }: ExerciseReport): CaughtIdeas {
  return {
    exercise,
    named: misconceptions.length,
    given: sum(misconceptions.map(({ given }) => given)),
    caught: sum(misconceptions.map(({ caught }) => caught)),
    untried: misconceptions.filter(({ given }) => given === 0).map(({ part, id }) => `${part}: ${id}`),
  }
}

/** A line per exercise that names some, and their sum; nothing where none does. */
export function tabulateIdeas(all: readonly CaughtIdeas[]): string {
  const rows = all.filter(({ named }) => named > 0)
  if (rows.length === 0) return ''
  const total: CaughtIdeas = {
    exercise: 'together',
    named: sum(rows.map(({ named }) => named)),
    given: sum(rows.map(({ given }) => given)),
    caught: sum(rows.map(({ caught }) => caught)),
    untried: [],
  }
  const width = Math.max(...rows.map(({ exercise }) => exercise.length), 'misconceptions'.length)
  const line = ({ exercise, named, given, caught, untried }: CaughtIdeas) => {
    const numbers = [named, given].map((each) => String(each).padStart(8)).join('')
    const recognised = String(caught).padStart(8)
    const rest = untried.length > 0 ? bad(`  never shown: ${untried.join(', ')}`) : ''
    return `  ${exercise.padEnd(width)}${numbers}${caught < given ? bad(recognised) : recognised}${rest}\n`
  }
  const head = `  ${'misconceptions'.padEnd(width)}   named   shown  caught\n`
  return `${head}${[...rows, total].map(line).join('')}\n`
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
