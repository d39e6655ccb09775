const lengthMax = 600

/** What a reader says of an input is a sentence, and quotes of it what fits into one. */
export function checkSentences(...sentences: readonly string[]): void {
  for (const says of sentences) {
    if (says === '') throw new Error('refused without a sentence')
    if (says.length > lengthMax) throw new Error(`a sentence of ${says.length} characters: ${says}`)
  }
}
