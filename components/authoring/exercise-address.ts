/** Addresses of an exercise's pages for its authors. */
export const exercisesAddress = (slug: string) => `/courses/${encodeURIComponent(slug)}/exercises`

export function exerciseAddress(
  slug: string,
  exerciseId: string,
  {
    page = '',
    which,
    seed,
  }: { page?: '' | '/edit' | '/variants'; which?: 'draft' | number; seed?: string } = {},
): string {
  const query = new URLSearchParams({
    ...(which === undefined ? {} : { version: String(which) }),
    ...(seed === undefined ? {} : { seed }),
  }).toString()
  const path = `${exercisesAddress(slug)}/${encodeURIComponent(exerciseId)}${page}`
  return query === '' ? path : `${path}?${query}`
}
