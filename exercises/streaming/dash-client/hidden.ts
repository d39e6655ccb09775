import { writesFilm as judgeFilm } from '#graders/author/dash'
import { check, hiddenChecks } from '#graders/author/lab'
import { beginsLow, fast, template } from './conforms.ts'
import { survivesFall } from './survives.ts'
import { play, played, soon, writesFilm } from './works.ts'

const otherFilms = check('other-films', {
  tier: 'conforms',
  says: 'Plays whatever film it is given: other qualities in another order, other names, another length.',
  needs: [template, beginsLow, writesFilm],
  points: 2,
  why: {
    says: 'Nothing but the manifest says what a film has, and it may name its qualities in any order.',
    reference: 'ISO/IEC 23009-1, 5.3.5.2',
  },
  async run(context) {
    const { random } = context
    const media = [
      `${random.token()}/$Number%04d$-$Bandwidth$.ts`,
      `$RepresentationID$/${random.token()}-$Number$.ts`,
    ][random.integer(0, 1)]
    const ids = random.words(3).split(' ')
    const { origin, player } = await play(
      context,
      {},
      {
        path: `/${random.token()}/${random.words(1)}.mpd`,
        media: media ?? '',
        length: 'long',
        startNumber: random.integer(0, 99),
        segments: random.integer(4, 6),
        qualities: [16, 32, 6].map((rate, index) => ({ id: `${ids[index]}${index}`, rate })),
      },
    )
    await origin.isFetched(played)
    await player.exits(0, soon)
    origin.sawEachInOrder()
    origin.beganWithTheLeast()
    judgeFilm(player, origin)
  },
})

const comesBack = check('comes-back', {
  tier: 'survives',
  says: 'Goes up again when the network has become fast, within four segments.',
  needs: [survivesFall, beginsLow],
  points: 1,
  why: {
    says: 'What was measured long ago says little of the network now. Whoever keeps the worst in mind for ever watches the rest of the film as if it were still so.',
  },
  async run(context) {
    const carries = [
      { from: 0, rate: context.random.integer(6, 7) },
      { from: 1, rate: fast },
    ]
    const { origin } = await play(context, { carries }, { segments: 12, seconds: 2.5 })
    await origin.isFetched(played)
    origin.usedTheCapacity()
  },
})

export default hiddenChecks([otherFilms, comesBack])
