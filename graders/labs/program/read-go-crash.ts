import type { CrashReader } from '#graders/labs/program/crash-reader.ts'

/** What is wrong with its source the compiler has said before it ran. */
export const readGoCrash: CrashReader = {
  isStackTrace: (text) => /^goroutine \d{1,9} \[[^\]\n]{1,100}\]:$/m.test(text),
  diagnose: () => null,
  // The innermost line is the first in a trace.
  findSpot: (text, known) => new RegExp(`^[ \\t]+(${known}):(\\d{1,9})`, 'm').exec(text)?.slice(1) ?? null,
}
