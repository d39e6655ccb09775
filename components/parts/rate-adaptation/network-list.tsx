import { tellRate, tellSeconds } from '#graders/parts/rate-adaptation/live/tell-stream.ts'
import type { PresentedRates } from '#graders/parts/rate-adaptation/presented-rates.ts'

/** What the network carries and when, and what has to be kept. */
export function NetworkList({ part }: { part: PresentedRates }) {
  const { stream, limits, share, names } = part
  const periods = tellPeriods(stream)
  const even = stream.weights.every((weight) => weight === 1)
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_1fr] [&>dt]:font-semibold">
      <dt>The network</dt>
      <dd>
        <ul aria-label="What the network carries">
          {periods.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </dd>
      <dt>The video</dt>
      <dd>
        {stream.weights.length} segments of {tellSeconds(stream.segmentSeconds)}, in{' '}
        {names.map((name, index) => `${name} (${tellRate(stream.qualities[index] ?? 0)})`).join(', ')}
        {even ? '.' : '. A segment may be larger or smaller than that: its sizes stand beside it.'}
      </dd>
      <dt>The player</dt>
      <dd>
        starts the picture when{' '}
        {stream.startAfter === 1 ? 'the first segment is' : `${stream.startAfter} segments are`} there
        {stream.bufferSeconds === null
          ? '.'
          : `, and keeps at most ${tellSeconds(stream.bufferSeconds)} of video in its buffer: it waits before it asks for a segment that would not fit.`}
      </dd>
      <dt>To be kept</dt>
      <dd>
        <ul aria-label="What has to be kept" className="list-disc pl-5">
          <li>The picture starts within {tellSeconds(limits.startWithin)}.</li>
          <li>It never stands still.</li>
          <li>
            The mean rate of what is shown is at least {Math.round(share * 1_000) / 10} % of the best that is
            possible.
          </li>
          {limits.switchesMax !== null && (
            <li>
              The quality changes at most {limits.switchesMax === 1 ? 'once' : `${limits.switchesMax} times`}.
            </li>
          )}
        </ul>
      </dd>
    </dl>
  )
}

/** "from 0 s to 8 s: 4 Mbit/s"; the last one goes on. */
function tellPeriods({ network }: PresentedRates['stream']): string[] {
  let end = 0
  return network.map(({ seconds, rate }, index) => {
    const from = end
    end += seconds
    const until = index === network.length - 1 ? 'on' : `to ${tellSeconds(end)}`
    return `from ${tellSeconds(from)} ${until}: ${tellRate(rate)}`
  })
}
