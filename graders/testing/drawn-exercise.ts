// For tests: an exercise with a diagram of round numbers. RTT 100 ms, base file 20 ms, object 40 ms.
import { gradeResponse } from '#graders/exercise/grade-response.ts'
import type { TimelineResponse } from '#graders/parts/timeline/timeline-response.ts'
import { exerciseFrom } from '#graders/testing/written-exercise.ts'

export const drawnText = `---
id: drawn
title: A diagram
version: 1
topic: http/delay
parameters:
  rtt: { choice: [100], unit: ms }
  objects: { choice: [2] }
  baseTx: { choice: [20], unit: ms }
  objectTx: { choice: [40], unit: ms }
conventions: { handshake: counted, controlPackets: free, connections: serial }
parts:
  - id: diagram
    kind: timeline
    ask: Draw it.
    model: http-nonpersistent
    quantities: { RTT: rtt, RTT / 2: rtt / 2, base file: baseTx }
    misconceptions:
      - id: kept-open
        model: http-persistent
        says: You kept the connection of {{rtt}} open.
      - id: all-at-once
        inputs: { objects: objects + 1 }
        changes: "+ SYN: client to server, 0 ms to {{rtt / 2}}"
        says: You open two connections at the click.
tests:
  - { response: { diagram: solution }, score: 1 }
  - { response: { diagram: "- SYN" }, score: 0 }
---
## Statement
Draw.

## Solution
{{diagram diagram}}
`
const unchanged = drawnExercise()

export const drawnParameters = { rtt: 100, objects: 2, baseTx: 20, objectTx: 40 }

/** With texts of the exercise replaced. */
export function drawnExercise(...changes: readonly (readonly [from: string, to: string])[]) {
  return exerciseFrom(changes.reduce((all, [from, to]) => all.replace(from, to), drawnText))
}

/** Label, "c" or "s" for who sends, when it leaves, when it arrives. */
export type Drawn = readonly [label: string, by: 'c' | 's', leaves: number | string, arrives: number | string]

export const drawnResponse = (...drawn: readonly Drawn[]): TimelineResponse => ({
  kind: 'timeline',
  messages: drawn.map(([label, by, leaves, arrives]) => ({
    label,
    from: by === 'c' ? 'client' : 'server',
    to: by === 'c' ? 'server' : 'client',
    leaves: String(leaves),
    arrives: String(arrives),
  })),
})

export function gradeDrawn(response: TimelineResponse, exercise = unchanged) {
  const [part] = gradeResponse(exercise, drawnParameters, { diagram: response }).parts
  if (!part) throw new Error('the part was not judged')
  return part
}

/** Twelve messages: the base file, and two objects one after the other. */
export const rightDrawing: readonly Drawn[] = [
  ['SYN', 'c', 0, 50],
  ['SYN + ACK', 's', 50, 100],
  ['GET base file', 'c', 100, 150],
  ['base file', 's', 150, 220],
  ['SYN', 'c', 220, 270],
  ['SYN + ACK', 's', 270, 320],
  ['GET object 1', 'c', 320, 370],
  ['object 1', 's', 370, 460],
  ['SYN', 'c', 460, 510],
  ['SYN + ACK', 's', 510, 560],
  ['GET object 2', 'c', 560, 610],
  ['object 2', 's', 610, 700],
]
