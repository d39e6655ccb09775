/** The lines of a text that nobody could read, as they were written, to be mended; of a table with its heading. */
export function unreadLines(
  text: string,
  { unreadable }: { unreadable: readonly { line: number }[] },
): string {
  const wanted = new Set(unreadable.map(({ line }) => line))
  if (wanted.size === 0) return ''
  const lines = text.split(/\r\n|[\r\n]/)
  const first = lines.findIndex((line) => line.trim() !== '')
  // In a list a first line without an address is unreadable itself.
  if (!lines[first]?.includes('@')) wanted.add(first + 1)
  return lines.filter((_line, at) => wanted.has(at + 1)).join('\n')
}
