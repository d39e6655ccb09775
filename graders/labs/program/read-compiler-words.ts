// What a compiler says of a program that it cannot build: its first error, and where that stands. It was said of hostile
// bytes, so it explains a failure and never decides one.

import { clip } from '#graders/labs/bytes/clip.ts'
import type { LanguageMismatch } from '#graders/labs/program/crash-reader.ts'

type Spotted = Pick<LanguageMismatch, 'detail' | 'file' | 'where'>

const charactersMax = 16_384
const lineMax = 2_000

/** `main.c:12:5: error: …` of the compiler, `main.c:12: undefined reference to …` of the linker. */
const errors = [
  /^(?<file>[^\n]{1,250}?):(?<line>\d{1,9}):(?:\d{1,9}:)? (?:fatal )?error: (?<says>.*)$/,
  /^(?:\S{0,250}ld: )?(?<file>[^\n]{1,250}?):(?<line>\d{1,9}): (?<says>(?:undefined reference to|multiple definition of) .*)$/,
  /^(?:\.\/)?(?<file>[^\n]{1,250}?\.go):(?<line>\d{1,9}):(?:\d{1,9}:)? (?<says>.*)$/,
  /(?<says>(?:undefined reference to|multiple definition of) .*)$/,
  /\berror: (?<says>.*)$/,
  /^(?<says>java\.lang\.\w{1,60}Error)\b/,
]

/**
 * @param said with the student's own names for the files
 * @param files of the submission
 */
export function readCompilerWords(said: string, files: readonly string[], entry: string): Spotted {
  const lines = said
    .slice(0, charactersMax)
    .split('\n')
    .map((line) => line.slice(0, lineMax))
  for (const pattern of errors) {
    for (const [index, line] of lines.entries()) {
      const { file, line: number, says } = pattern.exec(line)?.groups ?? {}
      if (says === undefined) continue
      // An error in a header of the system is told without the place, which the student did not write.
      if (file === undefined || !files.includes(file)) {
        if (file === undefined) return { detail: clip(says), file: entry }
        continue
      }
      const where = Number(number)
      const detail = clip(`${says}${symbolBelow(lines.slice(index + 1, index + 5))}`)
      return { detail, file, ...(where >= 1 ? { where: { stream: 'source', line: where } } : {}) }
    }
  }
  const last = lines.map((line) => line.trim()).findLast((line) => line !== '')
  return { detail: clip(last ?? 'the compiler did not say why'), file: entry }
}

/** Java says below the line which name it does not know. */
function symbolBelow(lines: readonly string[]): string {
  const symbol = lines.map((line) => /^ {2}symbol: +(\S.*)$/.exec(line)?.[1]).find((one) => one !== undefined)
  return symbol === undefined ? '' : `: ${symbol}`
}
