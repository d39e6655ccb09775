// What a started interpreter is told once, through a descriptor that it closes before the program's first line.

/** In the jail; what waits there (jail/inside) knows it by the same number. */
export const orderFd = 6

/** The byte with which it says that it has taken the order. */
export const taken = 'k'

/** The script and the program's arguments, each ended by a NUL, which no argument can hold; their number before them. */
export function encodeOrder(script: string, args: readonly string[]): string {
  return [args.length + 1, script, ...args, ''].join('\0')
}
