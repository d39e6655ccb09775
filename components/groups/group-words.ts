const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** "Ada, Bo and Cy". */
export const namesInWords = (names: readonly string[]): string => list.format(names)
