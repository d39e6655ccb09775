import { type ShownSearch, searchAddress } from '#components/authoring/library-search-form.tsx'
import { NavLink } from '#components/ui/page/nav-link.tsx'

export interface TopicTreeProps {
  slug: string
  search: ShownSearch
  /** In order; each also counts what stands below it. */
  topics: readonly { topic: string; count: number }[]
}

/** The topics of the library. One is chosen at a time; choosing the first line takes the choice back. */
export function TopicTree({ slug, search, topics }: TopicTreeProps) {
  const rows = [{ topic: '', count: null }, ...topics]
  return (
    <nav aria-labelledby="topics">
      <h2 id="topics" className="border-b border-line pb-1 text-15">
        Topics
      </h2>
      <ul className="mt-2">
        {rows.map(({ topic, count }) => {
          const depth = topic === '' ? 0 : topic.split('/').length - 1
          const name = topic === '' ? 'All topics' : topic.split('/').at(-1)
          const words = (
            <>
              {name} {count !== null && <span className="text-13 text-muted">{count}</span>}
            </>
          )
          return (
            <li key={topic} style={{ paddingInlineStart: `${depth}rem` }}>
              {topic === search.topic ? (
                <strong aria-current="true" className="inline-flex min-h-7 items-center gap-1">
                  {words}
                </strong>
              ) : (
                <NavLink
                  href={searchAddress(slug, { ...search, topic })}
                  className="inline-flex min-h-7 items-center gap-1"
                >
                  {words}
                </NavLink>
              )}
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
