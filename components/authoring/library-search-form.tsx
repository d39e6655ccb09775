import { exercisesAddress } from '#components/authoring/exercise-address.ts'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field/text-field.tsx'
import { SearchIcon } from '#components/ui/icons.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface ShownSearch {
  words: string
  topic: string
  state: 'any' | 'published' | 'draft'
}

const states = { any: 'all', published: 'published', draft: 'with a draft' } as const

/** The address of a search; what is usual is left out of it. */
export function searchAddress(slug: string, { words, topic, state }: ShownSearch, page = 1): string {
  const query = new URLSearchParams({
    ...(words === '' ? {} : { words }),
    ...(topic === '' ? {} : { topic }),
    ...(state === 'any' ? {} : { state }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString()
  return query === '' ? exercisesAddress(slug) : `${exercisesAddress(slug)}?${query}`
}

/** Words to look for, by the browser's own form: the address says what is searched. */
export function LibrarySearchForm({ slug, search }: { slug: string; search: ShownSearch }) {
  return (
    <search>
      <form method="get" action={exercisesAddress(slug)} className="flex flex-wrap items-end gap-x-3 gap-y-2">
        {search.topic !== '' && <input type="hidden" name="topic" value={search.topic} />}
        {search.state !== 'any' && <input type="hidden" name="state" value={search.state} />}
        <TextField
          key={search.words}
          label="Words"
          name="words"
          type="search"
          defaultValue={search.words}
          maxLength={200}
          autoComplete="off"
          className="min-w-0 grow basis-56"
        />
        <Button type="submit">
          <SearchIcon className="size-4" />
          Search
        </Button>
      </form>
      <p className="mt-2 flex flex-wrap gap-x-4 text-13">
        Show:
        {(['any', 'published', 'draft'] as const).map((state) =>
          state === search.state ? (
            <strong key={state} aria-current="true" className="py-0.5">
              {states[state]}
            </strong>
          ) : (
            <NavLink key={state} href={searchAddress(slug, { ...search, state })} className="py-0.5">
              {states[state]}
            </NavLink>
          ),
        )}
      </p>
    </search>
  )
}
