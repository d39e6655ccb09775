import type { Searched } from '#components/search/use-search.ts'

/** How a search stands, in words, in a line that is always there. */
export function SearchStatus({ pending, answer, refusal }: Searched) {
  return (
    <p role="status" className="my-2 min-h-5 text-13 text-muted">
      {refusal?.says ?? (pending ? 'Searching …' : said(answer))}
      {refusal?.signedOut && (
        <>
          {' '}
          <a href="/sign-in" className="link">
            Sign in
          </a>
        </>
      )}
    </p>
  )
}

function said(answer: Searched['answer']): string {
  if (answer === null) return 'Courses, assignments and exercises. The arrows choose, Enter opens.'
  if (answer.found.length === 0) return `Nothing is found for “${answer.words}”. Try fewer words.`
  return `${answer.found.length} found`
}
