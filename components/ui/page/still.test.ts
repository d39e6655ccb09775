import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ItemList } from '#components/course/item-list.tsx'
import { SolvedProgress } from '#components/course/solved-progress.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Still, stillHtml } from '#components/ui/page/still.tsx'

const item = {
  id: 'i1',
  title: 'Is <script> & "quoted" text?',
  topic: 'HTTP',
  kind: 'lab',
  points: 10,
  earned: 2.5,
  progress: 'partly',
  pool: { id: 'p', title: 'Delays', draw: 2, of: 5 },
} as const
const progress = ['solved', 'by-hand', 'waiting', 'faulted', 'wrong', 'draft', 'not-started'] as const
const items = [
  item,
  ...progress.map((each) => ({ ...item, id: each, kind: 'exercise', progress: each }) as const),
]

const list = createElement(Disclosure, {
  open: true,
  summary: createElement(SolvedProgress, { of: 'HTTP & co.', solved: 3, items: 9 }),
  // oxlint-disable-next-line react/no-children-prop -- no JSX in a test
  children: createElement(ItemList, { items, continueWith: 'draft' }),
})

/** Both spellings of the same document. */
const parsed = (html: string) =>
  html
    .replaceAll(/='([^']*)'/g, '="$1"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3C;', '&lt;')
    .replaceAll('&gt;', '>')
    .replaceAll(/&quot;|&#x22;/g, '"')
    .replaceAll('&#x26;', '&amp;')
    .replaceAll('=""', '')

it('writes what React would', () => {
  expect(parsed(stillHtml(list))).toBe(parsed(renderToStaticMarkup(list)))
})

it('makes no element of a text', () => {
  expect(stillHtml(list)).not.toContain('<script')
})

const draw = (from: unknown[], text: string) =>
  // oxlint-disable-next-line react/no-children-prop -- no JSX in a test
  renderToStaticMarkup(createElement(Still, { from, children: createElement('p', null, text) }))

it('is one element, kept for the same key', () => {
  expect(draw(['still', 1], 'first')).toBe('<div><p>first</p></div>')
  expect(draw(['still', 1], 'another')).toBe('<div><p>first</p></div>')
  expect(draw(['still', 2], 'another')).toBe('<div><p>another</p></div>')
})

it('refuses what does not stand still', () => {
  expect(() => stillHtml(createElement('button', { onClick: () => {} }))).toThrow('onClick')
})
