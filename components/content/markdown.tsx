import { Fragment, type ReactNode } from 'react'
import { CommandBlock } from '#components/content/command-block.tsx'
import { typedCommands } from '#components/content/typed-commands.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
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
      {[...text.entries()].map(([index, piece]) => show(index, piece))}
    </div>
  )

  function show(key: number, piece: TypesetText[number]) {
    if ('diagram' in piece) return <Fragment key={key}>{diagrams[piece.diagram]}</Fragment>
    if ('html' in piece) {
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by us, see above
      return <div key={key} className="prose" dangerouslySetInnerHTML={{ __html: piece.html }} />
    }
    return (
      <div key={key} className="prose">
        <Code text={piece.code} />
      </div>
    )
  }
}

function Code({ text }: { text: string }) {
  if (typedCommands(text) !== null) return <CommandBlock text={text.replace(/\n$/, '')} />
  return (
    <ScrollRegion label="Code">
      <pre>
        <code>{text}</code>
      </pre>
    </ScrollRegion>
  )
}
