// The tier survives: what networks and servers do.

import { writesFilm as judgeFilm } from '#graders/author/dash'
import { check } from '#graders/author/lab'
import { fast, usesCapacity } from './conforms.ts'
import { play, played, soon, writesFilm } from './works.ts'

/** Carries the middle quality, and half of the best. */
export const slow = 18

export const survivesFall = check('survives-fall', {
  tier: 'survives',
  says: 'Goes down when the network carries an eightieth of what it did: within three segments, to what it carries now.',
  needs: [usesCapacity],
  points: 2,
  why: {
    says: 'A segment of 36 kbit/s takes twice as long as it lasts on a network of 18. Each one costs as much of what is in hand as it lasts itself, and then the picture stands still.',
  },
  async run(context) {
    const carries = [
      { from: 0, rate: fast },
      { from: 5, rate: slow },
    ]
    const { origin } = await play(context, { carries }, { segments: 9 })
    await origin.isFetched(played)
    origin.neverOverreached()
  },
})

export const survivesMissing = check('survives-missing-segment', {
  tier: 'survives',
  says: 'Fetches a segment in a lower quality where it is not there in the one that it asked for.',
  needs: [usesCapacity],
  points: 1,
  why: {
    says: 'Of a thousand files one is missing now and then. A second in a worse picture is better than a second without, or than the end of the film.',
    reference: 'RFC 9110 section 15.5.5',
  },
  async run(context) {
    const { origin, player } = await play(
      context,
      { carries: [{ from: 0, rate: fast }], onlyLeast: 3 },
      { seconds: 4 },
    )
    await origin.isFetched(played)
    await player.exits(0, soon)
    origin.sawEachInOrder()
    judgeFilm(player, origin)
  },
})

export const survivesCutShort = check('survives-cut-short', {
  tier: 'survives',
  says: 'Fetches a segment once more when the server closes in the middle of it, and writes it once.',
  needs: [writesFilm],
  points: 2,
  why: {
    says: 'A response that ends before its Content-Length is incomplete. Half a segment, with the next one behind it, is noise.',
    reference: 'RFC 9112 section 8',
  },
  async run(context) {
    const { origin, player } = await play(context, { cuts: 3 })
    await origin.isFetched(played)
    await player.exits(0, soon)
    judgeFilm(player, origin)
  },
})
