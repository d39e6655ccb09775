// What a started interpreter is told once, through descriptor 6 (jail/open-jail.ts; jail/inside reads it), which it closes
// before the program's first line.

/** The byte with which it says that it has taken the order. */
export const taken = 'k'

/** The script and the program's arguments, each ended by a NUL, which no argument can hold; their number before them. */
export function encodeOrder(script: string, args: readonly string[]): string {
  return [args.length + 1, script, ...args, ''].join('\0')
}
