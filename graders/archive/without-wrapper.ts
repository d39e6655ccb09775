import type { SourceFile } from '#graders/archive/source-file.ts'

export const movedTo = (file: SourceFile, path: string): SourceFile => ({ ...file, path })

/** Out of the folders that hold everything else. */
export function withoutWrapper(files: readonly SourceFile[]): SourceFile[] {
  let inner = [...files]
  for (;;) {
    const [first] = inner
    const slash = first?.path.indexOf('/') ?? -1
    const folder = first?.path.slice(0, slash + 1) ?? ''
    if (slash < 0 || !inner.every(({ path }) => path.startsWith(folder))) return inner
    inner = inner.map((file) => movedTo(file, file.path.slice(folder.length)))
  }
}
