/** What was typed, in a sentence: at most some forty characters of it. */
export function shown(text: string): string {
  const trimmed = text.trim()
  const characters = Array.from(trimmed.slice(0, 80))
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : trimmed
}
