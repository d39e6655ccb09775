/** The command that goes on with this one's run, to be pasted into a shell. `args` are those of ./roundtrip. */
export function resumeCommand(args: readonly string[]): string {
  const words = args.includes('--resume') ? args : [...args, '--resume']
  return ['./roundtrip', ...words.map(quoteWord)].join(' ')
}

/** As a POSIX shell reads it back. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
