// The English for every mismatch of a program, in one exhaustive place: what was expected, what came, where, and why it
// matters. Plain sentences that can be read aloud; pages and the command line only lay them out.
import { explainLanguage } from '#graders/explain/explain-language.ts'
import { explainNotConnecting } from '#graders/explain/explain-not-connecting.ts'
import { explainNotListening } from '#graders/explain/explain-not-listening.ts'
import { explainTimeout } from '#graders/explain/explain-timeout.ts'
import { completeExplanation, type Explanation, type Told } from '#graders/explain/explanation.ts'
import { textDifference } from '#graders/explain/text-difference.ts'
import { quote, seconds } from '#graders/explain/wording.ts'
import type { LimitName, Mismatch } from '#graders/outcome.ts'
import { escapeBeyondAscii } from '#protocols/text/escape.ts'
import { normalise } from '#protocols/text/normalise.ts'

/** Of a program that failed a check. What answers are told stands with their kinds. */
export function explainMismatch(mismatch: Mismatch): Explanation {
  return completeExplanation(mismatch, tell(mismatch))
}

function tell(mismatch: Mismatch): Told {
  switch (mismatch.code) {
    case 'timeout':
      return explainTimeout(mismatch)
    case 'connection-refused':
      return {
        headline: `The connection to ${mismatch.address} was refused: nobody listened there.`,
        expected: `a program that listens at ${mismatch.address}`,
        received: 'a refused connection (RST)',
      }
    case 'not-listening':
      return explainNotListening(mismatch)
    case 'not-connecting':
      return explainNotConnecting(mismatch)
    case 'closed-early':
      return {
        headline: `Too early: ${mismatch.actual}.`,
        expected: mismatch.expected,
        received: mismatch.actual,
      }
    case 'malformed':
      return {
        headline: tellMalformed(mismatch),
        ...toldApart(mismatch, 'no bytes'),
        ...whyCut(mismatch),
      }
    case 'wrong-field':
      return {
        headline: tellField(mismatch),
        ...toldApart(mismatch, 'nothing'),
        ...whyCut(mismatch),
      }
    case 'leftover-bytes':
      return {
        headline: `There ${mismatch.count === 1 ? 'is one byte' : `are ${mismatch.count} bytes`} too many.`,
        expected: 'the end of the message',
        received: quote(mismatch.actual),
      }
    case 'missing-output':
      return {
        headline:
          mismatch.actual.trim() === '' && mismatch.instead === undefined
            ? missingWords.nothing
            : missingWords[mismatch.instead ?? 'nowhere'],
        ...toldApart(mismatch, 'no output'),
        ...(mismatch.instead === 'beginning' ? { why: onePiece } : {}),
      }
    case 'made-up-output':
      return {
        headline: 'Your program printed as the reply what the server did not say.',
        expected: 'nothing that did not come from the server',
        received: quote(mismatch.actual),
        why: 'Whoever runs the program takes this for the word of the server. Print what came over the network; where nothing came, say so.',
        reference: null,
      }
    case 'exit-status':
      return {
        headline:
          mismatch.expected === null
            ? `Your program ended with exit status ${mismatch.actual}, as if all had gone well.`
            : `Your program ended with exit status ${mismatch.actual} instead of ${mismatch.expected}.`,
        expected: mismatch.expected === null ? 'any exit status but 0' : `exit status ${mismatch.expected}`,
        received:
          mismatch.stderr === ''
            ? `exit status ${mismatch.actual}`
            : `exit status ${mismatch.actual}; it wrote to standard error: ${quote(mismatch.stderr)}`,
      }
    case 'crashed':
      return {
        headline: mismatch.printed
          ? 'Your program caught the error, and then printed its stack trace itself.'
          : tellCrash(mismatch.signal, mismatch.where?.line),
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

const missingWords = {
  nowhere: 'Your program did not print what was expected.',
  nothing: 'Your program printed nothing on standard output.',
  beginning: 'Your program printed only the beginning of it.',
  'on-standard-error':
    'Your program wrote it to standard error; what is asked for belongs on standard output.',
  'bytes-literal':
    'Your program printed bytes as Python writes them, with b and quotes around them: decode() makes text of them.',
} as const

/** What was expected and what came; two texts that look alike are written so that they can be told apart. */
function toldApart({ expected, actual }: { expected: string; actual: string }, nothing: string) {
  const [plain, other] = [expected, actual].map((text) => normalise(text, 'NFKC'))
  const lookAlike = !actual.includes(expected) && other?.includes(plain ?? '') === true
  const written = (text: string) => (lookAlike ? escapeBeyondAscii(quote(text), '“”') : quote(text))
  const note = lookAlike ? ' (the two look alike; letters beyond ASCII are written as their code points)' : ''
  return { expected: written(expected), received: actual === '' ? nothing : `${written(actual)}${note}` }
}

function tellMalformed({ expected, actual, offset }: Extract<Mismatch, { code: 'malformed' }>): string {
  if (actual === '') return 'Not a single byte came.'
  const difference = textDifference(expected, actual)
  const how = difference === null ? '' : `: ${difference.says}`
  if (offset === 0) return `The very first byte is wrong${how}.`
  if (difference?.kind === 'cut-short') return `The first ${offset} bytes are right, and then it is cut off.`
  return offset === 1
    ? `The first byte is right, the next is not${how}.`
    : `The first ${offset} bytes are right, the next is not${how}.`
}

/** "The answer to alice: it is cut off after 10 bytes." "Number of connections: 2 instead of 1." */
function tellField({ path, expected, actual, where }: Extract<Mismatch, { code: 'wrong-field' }>): string {
  const field = `${path[0]?.toUpperCase() ?? ''}${path.slice(1)}`
  const difference = textDifference(expected, actual)
  // Of a field's value the offset tells where its line stands.
  if (difference?.kind === 'cut-short' && where?.offset && !path.startsWith('the field '))
    return `${field}: it is cut off after ${where.offset} bytes.`
  if (difference !== null) return `${field}: ${difference.says}.`
  if (actual === '') return `${field}: nothing came.`
  const isFact = [expected, actual].every((text) => /^\d[\w.:() ]{0,40}$/.test(text))
  return isFact ? `${field}: ${actual} instead of ${expected}.` : `${field}: not what was expected.`
}

const onePiece =
  'One recv() gives what is there at that moment, and never more than its buffer holds. Read on until the end, and put the pieces together.'

/** A datagram that was cut tells of the buffer that it was read into, whatever the check is about. */
function whyCut({ expected, actual, where }: Extract<Mismatch, { code: 'malformed' | 'wrong-field' }>) {
  if (where?.datagram === undefined || where.stream !== 'from-program') return {}
  if (textDifference(expected, actual)?.kind !== 'cut-short') return {}
  return {
    why: 'recvfrom() takes of a datagram what its buffer holds and throws the rest away, without a word. A datagram carries up to 65,507 bytes: the buffer needs room for them.',
  }
}

function tellCrash(signal: string | null, line: number | undefined): string {
  const how = signal === null ? 'stopped with an error' : `was ended by the signal ${signal}`
  return `Your program ${how}${line === undefined ? '' : ` in line ${line}`}.`
}

const limitWords: Readonly<Record<LimitName, string>> = {
  'wall-time': 'it ran too long',
  'cpu-time':
    'it used too much processor time, as does an endless loop, or the same work done again and again',
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
