/** The lines that a client sends: an end after the last one begins no further line. */
export function dialogueLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/u)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
