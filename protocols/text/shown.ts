const charactersMax = 60

/** What was typed, as a sentence quotes it: at most some sixty characters of it, and none of them cut in half. */
export function shown(text: string): string {
  const trimmed = text.trim()
  const characters = Array.from(trimmed.slice(0, 2 * charactersMax + 2))
  return characters.length > charactersMax ? `${characters.slice(0, charactersMax - 1).join('')}…` : trimmed
}
