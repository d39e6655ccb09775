import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PageHeader } from '#components/ui/page/page-header.tsx'

test('the way here has a slash between its steps, and none at its end', () => {
  const trail = ['Course', 'Week 1'].map((name) => ({ href: `/${name}`, name }))
  const html = renderToStaticMarkup(createElement(PageHeader, { title: 'Lab', trail }))
  const words = html.slice(0, html.indexOf('</nav>')).replaceAll(/<[^>]*>/g, '')
  expect(words).toBe('Course / Week 1')
})
