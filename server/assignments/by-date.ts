/** Assignments stand by date wherever they are listed: by when they are due, then by when they open. */
export const byDate = [
  { dueAt: 'asc' as const },
  { opensAt: 'asc' as const },
  { position: 'asc' as const },
  { id: 'asc' as const },
]
