import { type Components, toJsxRuntime } from 'hast-util-to-jsx-runtime'
import type { ReactNode } from 'react'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import { CommandBlock } from '#components/content/command-block.tsx'
import { typedCommands } from '#components/content/typed-commands.ts'
import { ScrollRegion } from '#components/ui/scroll-region.tsx'
import type { TypesetText } from '#graders/exercise/typeset.ts'

export interface MarkdownProps {
  text: TypesetText
  /** What stands where a paragraph is just `{{diagram NAME}}`. A name that is not here is left out. */
  diagrams?: Readonly<Record<string, ReactNode>>
  /** Level that a `#` heading gets, so that headings stay in order with the page around. */
  headingLevel?: 2 | 3 | 4
}

/** Markdown with maths, as elements. Rendered on the server; no raw HTML, no script, no style of the author's. */
export function Markdown({ text, diagrams = {}, headingLevel = 3 }: MarkdownProps) {
  return (
    <div className="prose">
      {toJsxRuntime(text, {
        Fragment,
        jsx,
        jsxs,
        passNode: true,
        components: componentsFor(diagrams, headingLevel),
      })}
    </div>
  )
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const
const diagramDirective = /^\{\{\s*diagram\s+([a-z][a-z0-9-]*)\s*\}\}$/

/** The web, mail, or a place on this site; anything else, `javascript:` above all, is left as plain text. */
const safeAddress = /^(?:https?:\/\/|mailto:|#|\/(?!\/))/i

interface Branch {
  value?: unknown
  children?: readonly Branch[]
}

/** All text in an element. */
const textOf = ({ value, children = [] }: Branch): string =>
  typeof value === 'string' ? value : children.map(textOf).join('')

function componentsFor(
  diagrams: Readonly<Record<string, ReactNode>>,
  headingLevel: number,
): Partial<Components> {
  const heading = (depth: number) => headings[Math.min(headings.length, headingLevel + depth - 1) - 1] ?? 'h6'
  return {
    h1: heading(1),
    h2: heading(2),
    h3: heading(3),
    h4: heading(4),
    h5: heading(5),
    p: ({ node: _node, children, ...rest }) => {
      const name = typeof children === 'string' ? diagramDirective.exec(children.trim())?.[1] : undefined
      if (name !== undefined) return <>{diagrams[name]}</>
      return <p {...rest}>{children}</p>
    },
    a: ({ node: _node, href, children }) =>
      href !== undefined && safeAddress.test(href) ? <a href={href}>{children}</a> : <span>{children}</span>,
    table: ({ node: _node, ...rest }) => (
      <ScrollRegion label="Table">
        <table {...rest} />
      </ScrollRegion>
    ),
    pre: ({ node, ...rest }) => {
      const text = node === undefined ? '' : textOf(node)
      if (typedCommands(text) !== null) return <CommandBlock text={text.replace(/\n$/, '')} />
      return (
        <ScrollRegion label="Code">
          <pre {...rest} />
        </ScrollRegion>
      )
    },
    span: ({ node: _node, className, children, ...rest }) =>
      className === 'katex-display' ? (
        <ScrollRegion label="Formula" className={className} inline>
          {children}
        </ScrollRegion>
      ) : (
        <span className={className} {...rest}>
          {children}
        </span>
      ),
  }
}
