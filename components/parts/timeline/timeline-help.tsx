import { writeTime } from '#components/parts/timeline/change-rows.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'

/** The named times, and how the board is worked. */
export function TimelineHelp({
  quantities,
  locked,
}: {
  quantities: readonly { name: string; ms: number }[]
  locked: boolean
}) {
  return (
    <div className="mb-4">
      {quantities.length > 0 && (
        <ul aria-label="Named times" className="flex flex-wrap gap-x-5 gap-y-1 pb-2 text-15">
          {quantities.map(({ name, ms }) => (
            <li key={name}>
              {name} = <span className="font-mono tabular-nums">{writeTime(ms)} ms</span>
            </li>
          ))}
        </ul>
      )}
      {!locked && (
        <Disclosure summary="How to draw">
          <div className="flex max-w-measure flex-col gap-2 text-15">
            <p>
              A message <em>leaves</em> with its first bit and <em>arrives</em> with its last. Its slope is
              the propagation delay, its thickness the transmission time. Table and drawing hold the same
              messages, in any order.
            </p>
            <p>
              <strong>Pointer:</strong> choose a label, then drag from one lifeline to the other; or press on
              the one, then on the other. Drag a message to move it, and the dots of the chosen one to move
              its ends. Ends snap to moments that are there and to the named times.
            </p>
            <p>
              <strong>Keys on the drawing:</strong> <kbd>N</kbd> a new message; <kbd>Tab</kbd> to each of
              them; <kbd>↑</kbd> <kbd>↓</kbd> earlier or later by a snap, <kbd>←</kbd> <kbd>→</kbd> arrives
              earlier or later; with <kbd>Shift</kbd> by 1 ms; <kbd>Enter</kbd> to its fields;{' '}
              <kbd>Delete</kbd> removes it.
            </p>
          </div>
        </Disclosure>
      )}
    </div>
  )
}
