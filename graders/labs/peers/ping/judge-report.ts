// What a check asks of a pinger's report.
import { CheckFailure } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { type RoundTrips, readLosses, readRoundTrips } from '#graders/labs/peers/ping/read-report.ts'

interface Reporter {
  readonly output: string
}

/** It says which share of its pings got no reply in time, in percent. */
export function saysLoss({ output }: Reporter, percent: number): void {
  const said = readLosses(output)
  if (said.some((one) => Math.abs(one - percent) < 0.6)) return
  throw new CheckFailure({
    code: 'wrong-field',
    path: 'the share of pings that were lost, as your program says it',
    expected: `${percent} %`,
    actual: said.length === 0 ? `no number with a % sign in ${excerpt(output)}` : `${said.at(-1)} %`,
    where: { stream: 'output' },
  })
}

/** Time that a program may need beside the network's own; one of ten may meet a busy moment. */
const slackMs = { min: 60, avg: 60, max: 250 }

/** It says the least, the average and the greatest round-trip time, in ms or in s, as the network made them. */
export function saysRoundTrips({ output }: Reporter, expected: RoundTrips): void {
  const said = readRoundTrips(output)
  const agrees = (unit: number) => (name: keyof RoundTrips) => {
    const ms = (said?.[name] ?? Number.NaN) * unit
    return ms >= expected[name] - 3 && ms <= expected[name] + slackMs[name]
  }
  const names = ['min', 'avg', 'max'] as const
  const [inMs, inSeconds] = [1, 1_000].map((unit) => names.filter((name) => !agrees(unit)(name)))
  if (inMs?.length === 0 || inSeconds?.length === 0) return
  throw new CheckFailure({
    code: 'wrong-field',
    path: 'the round-trip times that your program says',
    expected: `${write(expected)}, in ms or a little more, as its network was; or the same in seconds`,
    actual: said === null ? `no min, avg and max with a number each in ${excerpt(output)}` : write(said),
    where: { stream: 'output' },
  })
}

const write = ({ min, avg, max }: RoundTrips) =>
  [`min ${round(min)}`, `avg ${round(avg)}`, `max ${round(max)}`].join(', ')

const round = (time: number) => Number(time.toPrecision(4))

const excerpt = (output: string) =>
  output.trim() === '' ? 'no output at all' : `“${clip(output.trim().slice(-600))}”`
