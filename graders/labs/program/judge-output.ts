// What can be said of a program's output when a text that it should hold is not there, or one is that should not be.
import type { ProgramMismatch } from '#graders/labs/board/check-failure.ts'
import { clip } from '#graders/labs/bytes/clip.ts'
import { firstWrongByte } from '#graders/labs/bytes/first-wrong-byte.ts'
import { decodeBytesLiterals } from '#graders/labs/program/bytes-literals.ts'
import type { OutputCapture } from '#graders/labs/program/output-capture.ts'

/** A line that ends where somebody should type. */
const prompt = /^[^\n]{0,80}[:?>]\s*$/

/** Whether there is a sentence on either stream; a prompt alone is none. */
export function holdsMessage(capture: OutputCapture): boolean {
  const output = capture.text('stdout')
  return capture.text('stderr').trim() !== '' || (output.trim() !== '' && !prompt.test(output))
}

export function missingOutput(capture: OutputCapture, expected: string, atMs: number): ProgramMismatch {
  const { offset, matched } = firstWrongByte(capture.bytes('stdout'), Buffer.from(expected, 'utf8'))
  return {
    code: 'missing-output',
    expected: clip(expected, matched),
    actual: clip(capture.text('stdout'), offset),
    ...(instead(capture, expected) ?? printedOnlyTheBeginning(capture, offset, matched)),
    where: { stream: 'output', offset, atMs },
  }
}

/** Where the text is, when it is not on standard output as text. */
function instead(
  capture: OutputCapture,
  text: string,
): { instead: 'on-standard-error' | 'bytes-literal' } | null {
  if (capture.text('stderr').includes(text)) return { instead: 'on-standard-error' }
  const decoded = decodeBytesLiterals(capture.text('stdout'))
  return decoded.some((said) => said.includes(text)) ? { instead: 'bytes-literal' } : null
}

/** Behind what was printed of the text only the end of the line stands; one letter at the end of a word is chance. */
function printedOnlyTheBeginning(capture: OutputCapture, offset: number, matched: number) {
  const ends = capture.bytes('stdout').subarray(offset).toString('utf8').trim() === ''
  const begins = offset - matched
  const isChance =
    matched === 1 && /\w/.test(capture.bytes('stdout').subarray(0, begins).toString('latin1').at(-1) ?? '')
  return matched > 0 && ends && !isChance ? { instead: 'beginning' as const } : {}
}

/** Null when the output does not hold `text`, which nobody has said to the program. */
export function madeUpOutput(capture: OutputCapture, text: string, atMs: number): ProgramMismatch | null {
  const output = capture.text('stdout')
  const at = output.indexOf(text)
  if (at < 0) return null
  const offset = Buffer.byteLength(output.slice(0, at))
  return { code: 'made-up-output', actual: clip(output, at), where: { stream: 'output', offset, atMs } }
}
