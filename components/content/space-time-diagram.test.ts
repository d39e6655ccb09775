import * as fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SpaceTimeDiagram } from '#components/content/space-time-diagram.tsx'
import { bracketsOf, frame, labelledMessages, layoutTimeline } from '#components/content/space-time-layout.ts'
import type { Message, Timeline } from '#protocols/timeline/timeline.ts'

const lifelines: Timeline['lifelines'] = [
  { id: 'browser', label: 'Browser', side: 'client' },
  { id: 'server', label: 'Web server', side: 'server' },
]
const message = (id: string, from: 'browser' | 'server', startMs: number, durationMs: number): Message => ({
  id,
  label: `label of ${id}`,
  from,
  to: from === 'browser' ? 'server' : 'browser',
  sendStartMs: startMs,
  sendEndMs: startMs + durationMs,
  arriveStartMs: startMs + 50,
  arriveEndMs: startMs + 50 + durationMs,
  kind: from === 'browser' ? 'request' : 'response',
  connection: 0,
})
const timeline: Timeline = {
  lifelines,
  messages: [message('get', 'browser', 0, 0), message('page', 'server', 50, 20)],
  spans: [{ id: 'base', label: 'base file', startMs: 0, endMs: 120 }],
  marks: [{ id: 'done', label: 'page complete', lifeline: 'browser', atMs: 120 }],
  endMs: 120,
}

test('a client draws solid, a server dashed, and all of it is in the table too', () => {
  const html = renderToStaticMarkup(createElement(SpaceTimeDiagram, { title: 'One page', timeline }))
  const bands = html.match(/<path[^>]*fill-(?:accent|server)[^>]*>/g) ?? []
  expect(bands).toHaveLength(2)
  expect(bands.filter((band) => band.includes('stroke-dasharray'))).toEqual([
    expect.stringContaining('stroke-server'),
  ])
  const table = /<table[\s\S]*<\/table>/.exec(html)?.[0] ?? ''
  for (const text of ['label of get', 'label of page', 'Browser', 'Web server', '50 to 70', '100 to 120']) {
    expect(table).toContain(text)
  }
  expect(html).toContain('base file')
  expect(html).toContain('page complete')
})

test('any timeline stays inside its frame, and no label is written over another', () => {
  const timelines = fc
    .array(fc.tuple(fc.boolean(), fc.nat(20_000), fc.nat(500)), { minLength: 1, maxLength: 60 })
    .map((drawn): Timeline => {
      const messages = drawn
        .map(([client, start, duration], index) =>
          message(`m${index}`, client ? 'browser' : 'server', start, duration),
        )
        .toSorted((a, b) => a.sendStartMs - b.sendStartMs)
      return { ...timeline, messages, endMs: Math.max(...messages.map((one) => one.arriveEndMs)) }
    })
  fc.assert(
    fc.property(timelines, (any) => {
      const layout = layoutTimeline(any)
      for (const one of any.messages) {
        expect(layout.y(one.sendStartMs)).toBeGreaterThanOrEqual(frame.top)
        expect(layout.y(one.arriveEndMs)).toBeLessThanOrEqual(layout.height)
      }
      const heights = labelledMessages(any, layout).map(({ y }) => y)
      const sorted = heights.toSorted((a, b) => a - b)
      for (const [index, y] of sorted.entries()) {
        if (index > 0) expect(y - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(frame.labelGap)
      }
    }),
  )
})

const span = (id: string, label: string, startMs: number, endMs: number) => ({ id, label, startMs, endMs })

test('what comes and goes together has one bracket, with all the names', () => {
  const spans = [
    span('base', 'base file', 0, 120),
    span('one', 'object 1', 120, 240),
    span('two', 'object 2', 120, 240),
    span('three', 'object 3', 120, 240.000000001),
    span('four', 'object 4', 240, 360),
  ]
  const brackets = bracketsOf({ ...timeline, spans })
  expect(brackets.map(({ label, startMs }) => [label, startMs])).toEqual([
    ['base file', 0],
    ['object 1 to object 3', 120],
    ['object 4', 240],
  ])
})
