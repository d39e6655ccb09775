import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { tags } from '@lezer/highlight'

/** Few colours, all from the tokens, so that light and dark follow by themselves. */
export const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--server)' },
    { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--pass)' },
    { tag: [tags.number, tags.bool, tags.null], color: 'var(--attention)' },
    { tag: [tags.function(tags.definition(tags.variableName)), tags.className], color: 'var(--accent)' },
    { tag: [tags.comment], color: 'var(--muted)', fontStyle: 'italic' },
    { tag: [tags.invalid], color: 'var(--fail)' },
  ]),
)
