// Mismatch texts are bounded: what a program sends or prints is cut to the part that matters, and says so.

const charactersMax = 1_600
const before = 600

/** `text`, or when it is long the part around character `at`, with notes on what was left out. */
export function clip(text: string, at = 0): string {
  if (text.length <= charactersMax) return text
  const from = Math.max(0, Math.min(at - before, text.length - charactersMax))
  const until = from + charactersMax
  return leftOut(from) + text.slice(from, until) + leftOut(text.length - until)
}

const leftOut = (characters: number) => (characters === 0 ? '' : `[… ${characters} characters …]`)
