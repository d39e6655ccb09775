// Authors write right and wrong zones as changes: "- www CNAME web" takes a line away, "+ www A 192.0.2.1" puts one
// in, where the last one was taken away or at the end. A text without such lines is a whole zone.

/** Throws a RangeError, with a sentence for the author, when a line to take away is not there. */
export function applyChanges(base: string, changes: string): string {
  const lines = changes.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > 0 && !lines.every((line) => /^[+-](?:\s|$)/u.test(line))) return changes
  const result = base.trimEnd().split('\n')
  let at = result.length
  for (const line of lines) {
    const text = line.slice(1).replace(/^ /u, '')
    if (line.startsWith('+')) {
      result.splice(at, 0, text)
      at += 1
    } else {
      const found = result.findIndex((each) => squeezed(each) === squeezed(text))
      if (found < 0) throw new RangeError(`there is no line “${text.trim()}” to take away`)
      result.splice(found, 1)
      at = found
    }
  }
  return `${result.join('\n')}\n`
}

const squeezed = (line: string) => line.trim().replaceAll(/\s+/gu, ' ')
