import { expect, it } from 'vitest'
import { writeMetrics } from '#server/health/write-metrics.ts'

it('writes what Prometheus reads, whatever a label holds', () => {
  const text = writeMetrics([
    {
      name: 'a_seconds',
      help: 'Of a\\b,\nand more.',
      samples: [
        { value: 1.5 },
        { labels: { host: 'a "b"\\c\nd', mode: 'live' }, value: Number.NaN },
        { labels: { host: 'é' }, value: Number.POSITIVE_INFINITY },
      ],
    },
    { name: 'b', help: 'Nothing yet.', samples: [] },
  ])
  expect(text).toBe(`# HELP a_seconds Of a\\\\b,\\nand more.
# TYPE a_seconds gauge
a_seconds 1.5
a_seconds{host="a \\"b\\"\\\\c\\nd",mode="live"} NaN
a_seconds{host="é"} +Inf
# HELP b Nothing yet.
# TYPE b gauge
`)
})
