// Mismatch texts are bounded: what a program sends or prints is cut to the part that matters, and says so.
import { escapeControls } from '#protocols/text/escape.ts'

const charactersMax = 1_600
const before = 600
/** Below what a mismatch's schema takes, whatever a text turns into. */
const writtenMax = 3_900

/** `text`, or when it is long the part around character `at`, with notes on what was left out. Control
 * characters are written so that they can be read. */
export function clip(text: string, at = 0): string {
  if (text.length <= charactersMax) return bounded(visible(text))
  const from = Math.max(0, Math.min(at - before, text.length - charactersMax))
  const until = from + charactersMax
  return bounded(leftOut(from) + visible(text.slice(from, until)) + leftOut(text.length - until))
}

const leftOut = (characters: number) => (characters === 0 ? '' : `[… ${characters} characters …]`)

const bounded = (text: string) => (text.length <= writtenMax ? text : `${text.slice(0, writtenMax)} …`)

/** Line ends and tabs stay. */
const visible = (text: string) => escapeControls(text, { keep: '\n\r\t' })
