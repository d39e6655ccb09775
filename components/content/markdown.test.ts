import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Markdown } from '#components/content/markdown.tsx'
import { typesetText } from '#graders/exercise/typeset.ts'

const html = (text: string, diagrams = {}) =>
  renderToStaticMarkup(createElement(Markdown, { text: typesetText(text), diagrams }))

test('a command wraps and is copied without its prompt; other code scrolls', () => {
  const shown = html('```\n$ nc -u 127.0.0.1 12000\nHELLO\n```\n\n```python\nprint(1)\n```')
  expect(shown).toContain('aria-label="Copy the command"')
  expect(shown.match(/<button/g)).toHaveLength(1)
  expect(shown).toContain('aria-label="Code"')
})

test('a diagram stands where its directive stood, and one that is not there is left out', () => {
  const diagrams = { total: createElement('svg', { 'data-here': 'yes' }) }
  const shown = html(
    'Look:\n\n{{diagram total}}\n\n{{diagram other}}\n\nnot {{diagram total}} here',
    diagrams,
  )
  expect(shown).toMatch(/<p>Look:<\/p>.*data-here.*<p>not {{diagram total}} here/s)
  expect(shown.match(/data-here/g)).toHaveLength(1)
})
