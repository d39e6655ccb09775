// Characters that look like a blank or like nothing at all, and are neither space, tab nor line end. They come with
// what is pasted from a page or a document; no protocol takes them for a blank, so a reader names them.

const names = new Map([
  [0x00, 'NUL'],
  [0x0b, 'a vertical tab'],
  [0x0c, 'a form feed'],
  [0x1b, 'an escape character'],
  [0x7f, 'a delete character'],
  [0x85, 'a next-line character'],
  [0xa0, 'a no-break space'],
  [0xad, 'a soft hyphen'],
  [0x2002, 'an en space'],
  [0x2003, 'an em space'],
  [0x2007, 'a figure space'],
  [0x2009, 'a thin space'],
  [0x200a, 'a hair space'],
  [0x200b, 'a zero-width space'],
  [0x200c, 'a zero-width non-joiner'],
  [0x200d, 'a zero-width joiner'],
  [0x200e, 'a left-to-right mark'],
  [0x200f, 'a right-to-left mark'],
  [0x2028, 'a line separator'],
  [0x2029, 'a paragraph separator'],
  [0x202f, 'a narrow no-break space'],
  [0x2060, 'a word joiner'],
  [0x3000, 'an ideographic space'],
  [0xfeff, 'a byte order mark'],
])

const stray = /^(?![ \t\r\n])[\s\p{Z}\p{C}]/u

/** Whether the character is one that nobody sees, and that is not a space, a tab or a line end. */
export const isStray = (character: string | undefined): boolean =>
  character !== undefined && stray.test(character)

/** "a no-break space (U+00A0)" */
export function nameStray(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const name = names.get(code)
  if (name !== undefined) return `${name} (${number})`
  if (code >= 0xd8_00 && code <= 0xdf_ff) return `half a character (${number})`
  return /^\s|^\p{Z}/u.test(character) ? `an unusual blank (${number})` : `an invisible character (${number})`
}
