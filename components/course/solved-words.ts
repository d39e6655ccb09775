import type { ShownItem } from '#components/course/course-shapes.ts'

/** "3 of 5 solved", wherever progress is told. */
export const solvedWords = (solved: number, items: number) => `${solved} of ${items} solved`

export const countSolved = (items: readonly ShownItem[]) =>
  items.filter(({ progress }) => progress === 'solved').length
