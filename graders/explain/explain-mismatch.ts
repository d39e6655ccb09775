// The English for every mismatch of a program, in one exhaustive place: what was expected, what came, where, and why it
// matters. Plain sentences that can be read aloud; pages and the command line only lay them out.
import { explainLanguage } from '#graders/explain/explain-language.ts'
import { explainNotListening } from '#graders/explain/explain-not-listening.ts'
import { completeExplanation, type Explanation, type Told } from '#graders/explain/explanation.ts'
import { quote, seconds } from '#graders/explain/wording.ts'
import type { LimitName, Mismatch } from '#graders/outcome.ts'

/** Of a program that failed a check. What answers are told stands with their kinds. */
export function explainMismatch(mismatch: Mismatch): Explanation {
  return completeExplanation(mismatch, tell(mismatch))
}

function tell(mismatch: Mismatch): Told {
  switch (mismatch.code) {
    case 'timeout':
      return {
        headline: `The time ran out: we waited ${seconds(mismatch.withinMs)} for ${mismatch.waitedFor}.`,
        expected: `${mismatch.waitedFor} within ${seconds(mismatch.withinMs)}`,
        received: 'nothing by then',
      }
    case 'connection-refused':
      return {
        headline: `The connection to ${mismatch.address} was refused: nobody listened there.`,
        expected: `a program that listens at ${mismatch.address}`,
        received: 'a refused connection (RST)',
      }
    case 'not-listening':
      return explainNotListening(mismatch)
    case 'closed-early':
      return {
        headline: `Too early: ${mismatch.actual}.`,
        expected: mismatch.expected,
        received: mismatch.actual,
      }
    case 'malformed':
      return {
        headline: tellMalformed(mismatch),
        expected: quote(mismatch.expected),
        received: mismatch.actual === '' ? 'no bytes' : quote(mismatch.actual),
      }
    case 'wrong-field':
      return {
        headline: `Not as expected: ${mismatch.path}.`,
        expected: quote(mismatch.expected),
        received: mismatch.actual === '' ? 'nothing' : quote(mismatch.actual),
      }
    case 'leftover-bytes':
      return {
        headline: `There ${mismatch.count === 1 ? 'is one byte' : `are ${mismatch.count} bytes`} too many.`,
        expected: 'the end of the message',
        received: quote(mismatch.actual),
      }
    case 'missing-output':
      return {
        headline: 'Your program did not print what was expected.',
        expected: quote(mismatch.expected),
        received: mismatch.actual === '' ? 'no output' : quote(mismatch.actual),
      }
    case 'exit-status':
      return {
        headline: `Your program ended with exit status ${mismatch.actual} instead of ${mismatch.expected}.`,
        expected: `exit status ${mismatch.expected}`,
        received:
          mismatch.stderr === ''
            ? `exit status ${mismatch.actual}`
            : `exit status ${mismatch.actual}; it wrote to standard error: ${quote(mismatch.stderr)}`,
      }
    case 'crashed':
      return {
        headline: tellCrash(mismatch.signal, mismatch.where?.line),
        expected: 'a program that handles the trouble itself',
        received: mismatch.stack === '' ? 'no word on why' : mismatch.stack,
      }
    case 'limit-exceeded':
      return {
        headline: `Your program was stopped: ${limitWords[mismatch.limit]}.`,
        expected: `at most ${amount(mismatch.allowed, mismatch.unit)}`,
        received: usedAmount(mismatch),
      }
    case 'language':
      return explainLanguage(mismatch)
    case 'withheld':
      return { headline: 'This check is hidden: it shows its name, its points and that it did not pass.' }
  }
}

function tellMalformed({ actual, offset }: Extract<Mismatch, { code: 'malformed' }>): string {
  if (actual === '') return 'Not a single byte came.'
  if (offset === 0) return 'The very first byte is wrong.'
  return offset === 1
    ? 'The first byte is right, the next is not.'
    : `The first ${offset} bytes are right, the next is not.`
}

function tellCrash(signal: string | null, line: number | undefined): string {
  const how = signal === null ? 'stopped with an error' : `was ended by the signal ${signal}`
  return `Your program ${how}${line === undefined ? '' : ` in line ${line}`}.`
}

const limitWords: Readonly<Record<LimitName, string>> = {
  'wall-time': 'it ran too long',
  'cpu-time': 'it used too much processor time, as an endless loop does',
  memory: 'it used too much memory',
  processes: 'it started too many processes or threads',
  'open-files': 'it opened too many files or sockets at once',
  'file-size': 'it wrote too large a file',
  disk: 'it wrote too much to the disk',
  output: 'it printed too much',
  transcript: 'it sent and received too much over the network',
  connections: 'it opened too many connections',
}

/** What was used, told apart from what is allowed even when both round to the same. */
function usedAmount({ allowed, used, unit }: Extract<Mismatch, { code: 'limit-exceeded' }>): string {
  const shown = amount(used, unit)
  if (shown !== amount(allowed, unit)) return shown
  return used > allowed ? `more than ${shown}` : `all of the ${shown}`
}

function amount(value: number, unit: 'ms' | 'bytes' | 'count'): string {
  if (unit === 'ms') return seconds(value)
  if (unit === 'count') return String(value)
  if (value >= 1_048_576) return `${Number((value / 1_048_576).toFixed(1))} MB`
  return value >= 1_024 ? `${Number((value / 1_024).toFixed(1))} KB` : `${value} bytes`
}
