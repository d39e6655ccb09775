// A message in a plain field, in which a line ends in one character, whichever end it has. What is written there becomes
// the message again: ends that stay are as they were.

/** As a field shows it. */
export const plainOf = (message: string): string => message.replaceAll(/\r\n|\r/gu, '\n')

/** One for each character of the field. */
const unitsOf = (message: string): string[] => message.match(/\r\n|[^]/g) ?? []

/** The place in a message that is `offset` characters from the begin of the field. */
export const offsetIn = (message: string, offset: number): number =>
  unitsOf(message).slice(0, offset).join('').length

/** The message after something was done in the field, in which `plain` stands now and the cursor at `caret`, behind what
 * was written. `lineEnd` is what lines that are new end in. */
export function takePlain(message: string, plain: string, caret: number, lineEnd: '\r\n' | '\n'): string {
  const units = unitsOf(message)
  const before = plainOf(message)
  const shorter = Math.min(before.length, plain.length)
  const behindMax = Math.min(shorter, plain.length - caret)
  let behind = 0
  while (behind < behindMax && before.at(-1 - behind) === plain.at(-1 - behind)) behind += 1
  let ahead = 0
  while (ahead < shorter - behind && before[ahead] === plain[ahead]) ahead += 1
  const written = plain.slice(ahead, plain.length - behind).replaceAll('\n', lineEnd)
  return units.slice(0, ahead).join('') + written + units.slice(units.length - behind).join('')
}
