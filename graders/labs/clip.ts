// Mismatch texts are bounded: what a program sends or prints is cut, and says so.

const charactersMax = 2_000

/** `text` with a note in its middle when it is longer than 2,000 characters. */
export function clip(text: string): string {
  if (text.length <= charactersMax) return text
  const half = charactersMax / 2
  return `${text.slice(0, half)} [… ${text.length - charactersMax} characters left out …] ${text.slice(-half)}`
}
