import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SolutionView } from '#components/content/solution.tsx'
import { typesetText } from '#graders/exercise/typeset.ts'
import type { Timeline } from '#protocols/timeline/timeline.ts'

const timeline: Timeline = {
  lifelines: [
    { id: 'browser', label: 'Browser', side: 'client' },
    { id: 'server', label: 'Web server', side: 'server' },
  ],
  messages: [],
  spans: [],
  marks: [],
  endMs: 120,
}
const answers = [
  { part: 'parallel', ask: 'B: a connection for every file.', answer: '1 s' },
  { part: 'pipelined', ask: 'D: all images at once.', answer: '2 s' },
]

/** The headings of the diagrams in a solution that shows these. */
function titles(...names: string[]): string[] {
  const markdown = names.map((name) => `{{diagram ${name}}}`).join('\n\n')
  const diagrams = names.map((name) => ({ name, timeline }))
  const props = { markdown, typeset: typesetText(markdown), diagrams, answers }
  const html = renderToStaticMarkup(createElement(SolutionView, props))
  return [...html.matchAll(/>(Space-time diagram[^<]*)<\/(?:h\d|figcaption)>/g)].map(
    ([, title]) => title ?? '',
  )
}

test('of two diagrams each says whose it is', () => {
  expect(titles('parallel', 'pipelined')).toEqual([
    'Space-time diagram: B: a connection for every file.',
    'Space-time diagram: D: all images at once.',
  ])
})

test('one diagram needs no name', () => {
  expect(titles('parallel')).toEqual(['Space-time diagram of your numbers'])
})
