import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Markdown, type MarkdownProps } from '#components/content/markdown.tsx'
import { markdownTree } from '#graders/exercise/source/markdown-tree.ts'

const html = (text: string, props: Omit<MarkdownProps, 'text'> = {}) =>
  renderToStaticMarkup(createElement(Markdown, { text: markdownTree(text), ...props }))

test('raw HTML of an author never becomes an element', () => {
  const shown = html(
    'Before <script>alert(1)</script> <img src=x onerror=alert(1)> after\n\n<div onclick="x()">y</div>',
  )
  expect(shown).not.toMatch(/<script|<img|onerror|onclick/)
  expect(shown).toContain('Before')
})

test('a link cannot run script', () => {
  expect(html('[here](javascript:alert(1))')).not.toContain('javascript:')
})

test('KaTeX builds no link and no image out of a formula', () => {
  expect(html('$\\href{javascript:alert(1)}{x}$ $\\includegraphics{x.png}$')).not.toMatch(/<a |<img/)
})

test('maths is set, with MathML for screen readers', () => {
  expect(html('$$\n(1+n)\\cdot 2\\,RTT\n$$')).toContain('<math')
})

test('a diagram stands where its directive stood, and only there', () => {
  const diagrams = { total: createElement('svg', { 'data-here': 'yes' }) }
  const shown = html('Look:\n\n{{diagram total}}\n\nnot {{diagram total}} here', { diagrams })
  expect(shown.match(/data-here/g)).toHaveLength(1)
  expect(shown).toContain('not {{diagram total}} here')
})

test('a command wraps and is copied without its prompt; other code scrolls', () => {
  const shown = html('```\n$ nc -u 127.0.0.1 12000\nHELLO\n```\n\n```python\nprint(1)\n```')
  expect(shown).toContain('aria-label="Copy the command"')
  expect(shown.match(/<button/g)).toHaveLength(1)
  expect(shown).toContain('aria-label="Code"')
})

test('headings begin at the level the page asks for', () => {
  expect(html('# One\n\n## Two', { headingLevel: 4 })).toMatch(/<h4>One<\/h4>\s*<h5>Two<\/h5>/)
})
