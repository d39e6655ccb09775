// The tier works, and what the other tiers begin with.
import { dashOrigin, writesFilm as judgeFilm, makeFilm } from '#graders/author/dash'

import { type CheckContext, check } from '#graders/author/lab'

export const soon = { withinMs: 4_000 }
/** A film over a slow network takes its time. */
export const played = { withinMs: 12_000 }

type Context = Pick<CheckContext, 'open' | 'program' | 'random'>
type FilmSpec = Parameters<typeof makeFilm>[1]
type Network = Omit<Parameters<typeof dashOrigin>[0], 'film'>

/** A server with a film, and the program that fetches it. */
export async function play(
  { open, program, random }: Context,
  network: Network = {},
  spec: Partial<FilmSpec> = {},
) {
  const film = makeFilm(random, { segments: 6, seconds: 0.6, ...spec })
  const origin = await open(dashOrigin({ film, ...network }))
  const player = await program.start({ args: [origin.host, origin.port, film.path] })
  return { film, origin, player }
}

/** Commands for the student's own machine: a film of four segments that a web server serves, and the program. */
export const beside = (more = '') =>
  `mkdir -p film; for q in low high; do for n in 1 2 3 4; do echo "$q $n" > film/$q-$n.ts; done; done; printf '<MPD mediaPresentationDuration="PT3.5S"><Period><AdaptationSet><SegmentTemplate media="$RepresentationID$-$Number$.ts" timescale="1000" duration="1000" startNumber="1"/><Representation id="low" bandwidth="64"/><Representation id="high" bandwidth="128"/></AdaptationSet></Period></MPD>' > film/manifest.mpd; python3 -m http.server 8080 & sleep 1; {program} 127.0.0.1 8080 /film/${more === '' ? 'manifest.mpd' : more}`

export const fetchesManifest = check('fetches-manifest', {
  tier: 'works',
  says: 'Asks for the manifest with GET, at the path that it was given.',
  points: 1,
  why: {
    says: 'The manifest is all that a player knows beforehand: what qualities there are, and where their segments lie, stands in it.',
    reference: 'RFC 9110 section 9.3.1',
  },
  tryIt: beside(),
  async run(context) {
    const { origin } = await play(context, {}, { path: `/film/${context.random.token()}.mpd` })
    await origin.isAskedForManifest(soon)
  },
})

export const fetchesInOrder = check('fetches-in-order', {
  tier: 'works',
  says: 'Asks for each segment in one of its qualities, one after the other, and ends with the last.',
  needs: [fetchesManifest],
  points: 2,
  why: {
    says: 'The length of the film over the length of a segment, rounded up: the last segment is shorter where it does not come out even, and belongs to the film.',
    reference: 'ISO/IEC 23009-1, 5.3.9.5.3',
  },
  tryIt: beside(),
  async run(context) {
    const { origin, player } = await play(context)
    await origin.isFetched(played)
    await player.exits(0, soon)
    origin.sawEachInOrder()
  },
})

export const writesFilm = check('writes-film', {
  tier: 'works',
  says: 'Writes the segments to standard output, byte by byte as they came, and nothing else.',
  needs: [fetchesInOrder],
  points: 2,
  why: {
    says: 'What decodes the film stands behind a pipe, and takes every byte for a part of it: text, a line feed, or a byte that was taken for a letter breaks the picture.',
  },
  tryIt: `${beside()} | hexdump -C`,
  async run(context) {
    const { origin, player } = await play(context)
    await origin.isFetched(played)
    await player.exits(0, soon)
    judgeFilm(player, origin)
  },
})
