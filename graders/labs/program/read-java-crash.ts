import { clip } from '#graders/labs/bytes/clip.ts'
import type { CrashReader, LanguageProblem } from '#graders/labs/program/crash-reader.ts'

/** What is wrong with its source the compiler has said before it ran. */
export const readJavaCrash: CrashReader = {
  isStackTrace: (text) => /^[ \t]{1,8}at [\w$./<>]{1,300}\([^()\n]{1,200}\)$/m.test(text),
  diagnose,
  findSpot,
}

function diagnose(text: string): LanguageProblem | null {
  const [, missing, name = ''] =
    /^Error: (Main method not found in|Could not find or load main) class ([^\s,]{1,200})/m.exec(text) ?? []
  return missing === undefined
    ? null
    : { problem: 'no-entry', detail: `${clip(name)} has no public static void main(String[] args)` }
}

/** The innermost line is the first in a trace, which names files without their folders. */
function findSpot(text: string, known: string): readonly string[] | null {
  const files = known.split('|').map((file) => file.replaceAll(/\\(.)/g, '$1'))
  for (const [, name = '', line = ''] of text.matchAll(/\(([\w$-]{1,200}\.java):(\d{1,9})\)/g)) {
    const file = files.find((own) => own === name || own.endsWith(`/${name}`))
    if (file !== undefined) return [file, line]
  }
  return null
}
