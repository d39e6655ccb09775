// The tier conforms: manifests as ISO/IEC 23009-1 writes them, and choices as the box beside the task says.
import { dashOrigin, makeFilm } from '#graders/author/dash'
import { check } from '#graders/author/lab'
import { beside, fetchesInOrder, play, played, soon, writesFilm } from './works.ts'

/** Carries the best quality forty times over. */
export const fast = 1_440

export const template = check('template', {
  tier: 'conforms',
  says: 'Makes the names of the segments by the template: with the number that the first one has, in the width that it asks for.',
  needs: [fetchesInOrder],
  points: 2,
  why: {
    says: 'startNumber is the number of the first segment, and %05d writes a number with five digits. A name is meant from the manifest, as a link is from its page.',
    reference: 'ISO/IEC 23009-1, 5.3.9.4.4',
  },
  async run(context) {
    const { random } = context
    const { origin, player } = await play(
      context,
      {},
      {
        path: `/${random.words(1)}/tonight.mpd`,
        media: 'parts/$RepresentationID$/$Number%05d$.ts',
        startNumber: random.integer(2, 40),
      },
    )
    await origin.isFetched(played)
    await player.ends(soon)
    origin.sawEachInOrder()
  },
})

export const beginsLow = check('begins-low', {
  tier: 'conforms',
  says: 'Asks for the first segment in the least quality.',
  needs: [fetchesInOrder],
  points: 1,
  why: {
    says: 'Nothing is known of the network yet. Who begins with the best waits longest for the first picture, where the network is slow.',
  },
  async run(context) {
    const { origin } = await play(context)
    await origin.isFetched({ ...soon, segments: 1 })
    origin.beganWithTheLeast()
  },
})

export const fetchesAhead = check('fetches-ahead', {
  tier: 'conforms',
  says: 'Fetches the next segments while the first is still being played.',
  needs: [fetchesInOrder],
  points: 1,
  why: {
    says: 'What is in hand bridges the time in which the network is slow. Who fetches a segment only when the one before is over stands still at the first delay.',
  },
  async run(context) {
    const { origin } = await play(context, {}, { seconds: 1 })
    await origin.isFetched({ ...played, segments: 4 })
    origin.fetchedAhead(3)
  },
})

export const usesCapacity = check('uses-capacity', {
  tier: 'conforms',
  says: 'Goes up to the best quality that the network carries: from the fifth segment on, at least to what half of the measured rate allows.',
  needs: [fetchesAhead, writesFilm],
  points: 2,
  why: {
    says: 'Bits of a segment over the time from its request to its last byte: that is what the network carries. Whoever leaves it unused watches a worse picture than need be.',
  },
  async run(context) {
    const { origin } = await play(
      context,
      { carries: [{ from: 0, rate: fast }] },
      { segments: 12, seconds: 3 },
    )
    await origin.isFetched(played)
    origin.usedTheCapacity()
  },
})

export const holdsBack = check('holds-back', {
  tier: 'conforms',
  says: 'Has at most twelve segments in hand that were not played yet, and waits with the next one until there is room.',
  needs: [fetchesAhead],
  points: 1,
  why: {
    says: 'Memory is finite, and most people do not watch to the end: what was fetched too early is paid for by the server, and by everybody on the same link.',
  },
  async run(context) {
    const { origin } = await play(context, {}, { segments: 15, seconds: 0.8 })
    await origin.isFetched(played)
    origin.heldBack(12)
  },
})

export const reportsMissing = check('reports-missing', {
  tier: 'conforms',
  says: 'Says 404 when there is no such manifest, and ends with an exit status other than 0.',
  needs: [fetchesInOrder],
  points: 1,
  why: {
    says: 'A film that does not begin may have many reasons. Whoever sees nothing, or a stack trace, learns none of them.',
    reference: 'RFC 9110 section 15.5.5',
  },
  tryIt: `${beside('none.mpd')}; echo "exit status $?"`,
  async run({ open, program, random }) {
    const film = makeFilm(random, { segments: 4, seconds: 0.6 })
    const origin = await open(dashOrigin({ film }))
    const player = await program.start({
      args: [origin.host, origin.port, `/film/${random.token()}.mpd`],
    })
    await player.ends(soon)
    player.showsNoStackTrace()
    await player.says('404', soon)
    await player.fails(soon)
  },
})
