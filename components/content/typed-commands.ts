const prompt = /^\$ /

/** What is typed of a terminal's text: the lines behind a `$`, and what continues them. Null where there is no such line. */
export function typedCommands(text: string): string | null {
  const lines = text.split('\n')
  const typed = lines.filter(
    (line, index) => prompt.test(line) || (index > 0 && lines[index - 1]?.endsWith('\\')),
  )
  return typed.some((line) => prompt.test(line))
    ? typed.map((line) => line.replace(prompt, '')).join('\n')
    : null
}
