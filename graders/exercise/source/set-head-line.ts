/** exercise.md with `key: value` in its front matter in the place of what stood there, or as its first line. `value` is
 * YAML. Any text gives a text. */
export function setHeadLine(text: string, key: string, value: string): string {
  const lines = text.split('\n')
  if (lines[0]?.trimEnd() !== '---') return text
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  const at = lines.findIndex((line, index) => index > 0 && index < end && line.startsWith(`${key}:`))
  const line = `${key}: ${value}`
  return (at < 0 ? lines.toSpliced(1, 0, line) : lines.with(at, line)).join('\n')
}
