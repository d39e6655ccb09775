import type { Prisma } from '#prisma-client'

/** For a query of courses: categories in their order, as marks are weighed by them. */
export const categoriesOf = {
  orderBy: { position: 'asc' },
  select: { id: true, name: true, weight: true, dropLowest: true },
} satisfies Prisma.Course$categoriesArgs
