import { publishExercise } from '#server/exercises/publish-exercise.ts'
import { exerciseFiles } from '#server/testing/make-course.ts'

/** Another version of the course's exercise. */
export async function publishOther(version: number, change: (text: string) => string): Promise<string> {
  const text = change(Buffer.from(exerciseFiles(version).get('exercise.md') ?? []).toString('utf8'))
  const published = await publishExercise(new Map([['exercise.md', Buffer.from(text)]]))
  if (!published.ok) throw new Error(JSON.stringify(published))
  return published.exerciseVersionId
}
/** What was wrong is right, and the other way round. */
export const corrected = (text: string) =>
  text
    .replace('answer: 2 * rtt', 'answer: rtt')
    .replace('{ id: one, value: rtt', '{ id: one, value: 2 * rtt')
    .replace('"{{ 2 * rtt }}" }, score: 1', '"{{ rtt }}" }, score: 1')
    .replace('"{{ rtt }}" }, score: 0', '"{{ 2 * rtt }}" }, score: 0')
