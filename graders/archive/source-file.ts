// A file as it lies in what a learning platform handed out, before anybody knows whose it is.

export type SourceFile = {
  /** Within the folder or archive, divided by "/", in Unicode's composed form. */
  path: string
} & (
  | { bytes: Uint8Array }
  /** Why its content was not taken: the sentence costs its owner a refusal, and nobody else. */
  | { problem: string }
)

export type ReadSource =
  | {
      ok: true
      files: SourceFile[]
      /** How many files of operating systems and tools were left out. */
      ignored: number
    }
  | { ok: false; says: string }

/** Any text as one short line that can be printed: what students and archives call things is not ours to trust. */
export function quoteName(name: string): string {
  const lengthMax = 100
  const line = name.length > lengthMax ? `${name.slice(0, lengthMax)}…` : name
  return `“${line.replaceAll(/[\p{C}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)}”`
}
