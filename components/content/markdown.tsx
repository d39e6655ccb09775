import { Fragment, type ReactNode } from 'react'
import type { TypesetText } from '#graders/exercise/typeset.ts'

export interface MarkdownProps {
  text: TypesetText
  /** What stands where a paragraph is just `{{diagram NAME}}`. A name that is not here is left out. */
  diagrams?: Readonly<Record<string, ReactNode>>
}

/**
 * Markdown with maths. It was typeset once for its variant (graders/exercise/typeset.ts), with no raw HTML, no script
 * and no style of the author's in it: a formula is a hundred elements, and to make them for each request was most of
 * the work on a page.
 */
export function Markdown({ text, diagrams = {} }: MarkdownProps) {
  return (
    <div className="flex flex-col gap-4">
      {[...text.entries()].map(([index, piece]) =>
        'html' in piece ? (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: made by us, see above
          <div key={index} className="prose" dangerouslySetInnerHTML={{ __html: piece.html }} />
        ) : (
          <Fragment key={index}>{diagrams[piece.diagram]}</Fragment>
        ),
      )}
    </div>
  )
}
