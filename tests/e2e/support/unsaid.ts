// What an exercise keeps to itself while its numbers are open, as texts that can be looked for in what a page brings:
// what it says to mistakes, why something is right, and its solution. They are long, and stand nowhere else.
import type { Exercise } from '#graders/exercise/exercise.ts'

/** Where a part says something to a wrong answer; elsewhere what it says is its question. */
const known = ['misconceptions', 'options']
const longEnough = 25

export function unsaidOf(exercise: Exercise): string[] {
  const said = exercise.parts.flatMap((part) => textsIn(part))
  const facts = Object.values(exercise.facts ?? {}).flatMap(({ rows }) => rows.map(({ why }) => why ?? ''))
  const lines = [...said, ...facts, ...exercise.solution.split('\n')]
  const asked = spelledOut(exercise.statement)
  return [...new Set(lines.flatMap(fragmentsOf))].filter((text) => !asked.includes(text))
}

function textsIn(value: unknown, within = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const said = key === 'because' || (key === 'says' && known.includes(within))
    if (said && typeof inner === 'string') return [inner]
    return textsIn(inner, known.includes(key) ? key : within)
  })
}

/** Between what is filled in and what is marked up. */
const fragmentsOf = (text: string) =>
  text
    .split(/\{\{.*?\}\}|[*`$\\[\]|"“”<>{}]/u)
    .map((each) => spelledOut(each).trim())
    .filter((each) => each.length >= longEnough)

/** As a browser would read it, whatever layer has escaped it. */
export const spelledOut = (text: string) =>
  text
    .replaceAll(/&#x27;|&#39;|&apos;|’/gu, "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\\n|\s+/gu, ' ')
