/** Strings that must never be in what a student receives before the moment of reveal. Planted by make-course.ts. */
export const canaries = {
  solution: 'CANARY-SOLUTION-7c1e',
  misconception: 'CANARY-MISCONCEPTION-90ab',
  hint: 'CANARY-HINT-5e77',
  hiddenCheck: 'CANARY-HIDDEN-CHECK-3f2d',
  labSolution: 'CANARY-LAB-SOLUTION-d41d',
  courseSecret: 'CANARY-COURSE-SECRET-a8f0',
} as const

/** Which canaries a value of JSON lets out. */
export function findCanaries(value: unknown): string[] {
  const text = JSON.stringify(value) ?? ''
  return Object.values(canaries).filter((canary) => text.includes(canary))
}
