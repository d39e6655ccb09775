// Traces of one resource that changes once, and of requests with wishes: what squid and the model are both given.
import * as fc from 'fast-check'
import { type TracedRequest, type TracedVersion, traceDate } from '#protocols/http-cache/cache-trace.ts'

/** Ages are even, what runs out does so at an odd number of thousands: nothing is decided close to its end. */
const odd = fc.constantFrom(1_000, 3_000, 5_000, 7_000)
const directive = fc.oneof(
  { weight: 6, arbitrary: odd.map((seconds) => `max-age=${seconds}`) },
  { weight: 3, arbitrary: odd.map((seconds) => `s-maxage=${seconds}`) },
  { weight: 4, arbitrary: fc.constantFrom('no-cache', 'no-store', 'private', 'public', 'must-revalidate') },
)
const versionAt = (fromS: number, vary: string | null, name: string): fc.Arbitrary<TracedVersion> =>
  fc
    .record({
      directives: fc.uniqueArray(directive, { maxLength: 3, selector: (each) => each.split('=')[0] }),
      expiresS: fc.option(odd, { freq: 1 }),
      tagged: fc.boolean(),
      age: fc.constantFrom(null, null, 2_000, 4_000),
    })
    .map(({ directives, expiresS, tagged, age }) => ({
      fromS,
      status: 200,
      fields: new Map([
        ...(directives.length > 0 ? [['cache-control', directives.join(', ')] as const] : []),
        ...(expiresS === null ? [] : [['expires', traceDate(expiresS)] as const]),
        ...(tagged ? [['etag', `"${name}"`] as const] : []),
        ...(age === null ? [] : [['age', String(age)] as const]),
        ...(vary === null ? [] : [['vary', vary] as const]),
      ]),
    }))
const asked = fc.record({
  control: fc.constantFrom(
    null,
    null,
    null,
    null,
    'max-age=1000',
    'max-age=5000',
    'min-fresh=2000',
    'max-stale=4000',
    'no-cache',
    'no-store',
  ),
  language: fc.constantFrom('de', 'de', 'en'),
  authorised: fc.constantFrom(false, false, false, false, true),
})
export const randomTrace = fc
  .record({ vary: fc.constantFrom(null, null, 'accept-language'), changesAt: fc.constantFrom(3, 5, 99) })
  .chain(({ vary, changesAt }) =>
    fc.record({
      versions: fc.tuple(versionAt(0, vary, 'a'), versionAt(changesAt, vary, 'b')),
      requests: fc.array(asked, { minLength: 7, maxLength: 7 }).map((all) =>
        all.map(
          ({ control, language, authorised }, index): TracedRequest => ({
            atS: index,
            method: 'GET',
            path: '/',
            fields: new Map([
              ['accept-language', language] as const,
              ...(control === null ? [] : [['cache-control', control] as const]),
              ...(authorised ? [['authorization', 'Basic eDp5'] as const] : []),
            ]),
          }),
        ),
      ),
    }),
  )
export type RandomTrace = typeof randomTrace extends fc.Arbitrary<infer Value> ? Value : never
