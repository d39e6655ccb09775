/** An exercise whose first version asks for the eighth of what is right, and the second for what is right. */
export const transmission = (id: string, version: 1 | 2) => `---
id: ${id}
title: How long the file is on its way
version: ${version}
topic: principles/delay
parameters:
  rate: { integer: [2, 900], unit: Mbps }
  size: { integer: [100, 900], unit: kB }
parts:
  - id: time
    kind: number
    ask: How long does it take to send the file?
    unit: ms
    answer: ${version === 1 ? 'size / rate / 8' : 'size / rate'}
    tolerance: 1%
tests:
  - { response: { time: "{{${version === 1 ? 'size / rate / 8' : 'size / rate'} to ms}}" }, score: 1 }
  - { response: { time: "{{3 * size / rate to ms}}" }, score: 0 }
references: [ RFC 9112 section 9 ]
---
## Statement
A file of {{size}} is sent at {{rate}}.

## Solution
It takes {{answer time}}.
`

/** What is right for a student's numbers, in milliseconds, from what they read. */
export function sendingTime(statement: string): number {
  const [, size, rate] = /of\s+(\d+)\s*kB\s+is sent at\s+(\d+)\s*Mbps/u.exec(statement) ?? []
  // Kilobytes are 8 kilobits each, and Mbps is kilobits in a millisecond.
  return (8 * Number(size)) / Number(rate)
}
