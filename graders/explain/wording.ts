// How times and texts of a student's program are written within a sentence.
import { escapeControls } from '#protocols/text/escape.ts'

/** "5 s", "1.5 s", "0.04 s", "12 ms" below a hundredth of a second. */
export function seconds(ms: number): string {
  return ms > 0 && ms < 10 ? `${ms.toFixed(1)} ms` : `${Number((ms / 1_000).toFixed(2))} s`
}

/** In quotation marks, with control characters as they are written in programs. */
export const quote = (text: string): string => `“${escapeControls(text)}”`
