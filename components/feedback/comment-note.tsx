import type { ReactNode } from 'react'

export interface CommentNoteProps {
  /** Where it stands, where that is not plain from where it is shown. */
  where?: ReactNode
  text: string
  by: string
  quote?: string | null
  children?: ReactNode
}

/** What somebody said: plain text, its line ends kept. */
export function CommentNote({ where, text, by, quote, children }: CommentNoteProps) {
  return (
    <div className="max-w-measure border-l-4 border-accent bg-surface px-3 py-2 text-15">
      {where && <p className="text-13 font-semibold">{where}</p>}
      {quote && (
        <p className="truncate font-mono text-13 text-muted" title={quote}>
          {quote}
        </p>
      )}
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
      <p className="text-13 text-muted">{by}</p>
      {children}
    </div>
  )
}
