// A submission with files of the lab beside it: a program finds them in its working folder, and beside itself.
import { cp, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type LabFiles = Readonly<Record<string, string | Buffer>>

/** The same for all, as for a submission: how old a file is tells nothing. */
const fileTime = new Date('2000-01-01T00:00:00Z')

/** A copy of the folder that holds them as well; where both have a file of that name, the lab's is there. */
export async function stageFiles(submissionDir: string, files: LabFiles): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'with-files-'))
  await cp(submissionDir, folder, { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path)
    // The jail runs as another user: it may read them, not change them.
    await mkdir(dirname(target), { recursive: true, mode: 0o755 })
    await rm(target, { recursive: true, force: true })
    await writeFile(target, content, { mode: 0o644 })
  }
  for (const entry of ['', ...(await readdir(folder, { recursive: true }))])
    await utimes(join(folder, entry), fileTime, fileTime)
  return folder
}

/** What lies at the top: "notes" of "notes/today.txt". */
export const topNames = (files: LabFiles): string[] => [
  ...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? path)),
]
