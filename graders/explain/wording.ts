// How times and texts of a student's program are written within a sentence.

/** "5 s", "1.5 s", "0.04 s", "12 ms" below a hundredth of a second. */
export function seconds(ms: number): string {
  return ms > 0 && ms < 10 ? `${ms.toFixed(1)} ms` : `${Number((ms / 1_000).toFixed(2))} s`
}

/** In quotation marks, with control characters as they are written in programs. */
export function quote(text: string): string {
  const shown = text.replaceAll(/[\0-\x08\x0b-\x1f\x7f\t]/g, (character) => {
    const known: Readonly<Record<string, string>> = { '\r': '\\r', '\t': '\\t' }
    return known[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
  return `“${shown.replaceAll('\n', '\\n')}”`
}
