import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { tags } from '@lezer/highlight'

/** YAML and Markdown in few colours, all from the tokens, so that light and dark follow by themselves. */
export const sourceHighlighting = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--accent)' },
    { tag: [tags.string, tags.special(tags.string)], color: 'var(--pass)' },
    { tag: [tags.number, tags.bool, tags.null, tags.monospace], color: 'var(--attention)' },
    { tag: [tags.heading], color: 'var(--server)', fontWeight: '650' },
    { tag: [tags.meta, tags.processingInstruction, tags.comment], color: 'var(--muted)' },
    { tag: [tags.strong], fontWeight: '650' },
    { tag: [tags.emphasis], fontStyle: 'italic' },
    { tag: [tags.link, tags.url], color: 'var(--accent)' },
  ]),
)
