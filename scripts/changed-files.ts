// Which files `npm run check` looks at closely: those that differ from what is on origin/main.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '#platform/data-folder.ts'

export interface ChangedFiles {
  /** What they were compared with, for people. */
  since: string
  /** Relative to the project, deleted ones left out; null when git cannot tell, and all count. */
  files: readonly string[] | null
}

/** Committed or not, new ones too. Where there is no origin/main, those that differ from HEAD. */
export function findChangedFiles(folder: string = projectFolder): ChangedFiles {
  const git = (...args: string[]): string[] | null => {
    const ran = spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
    return ran.status === 0 ? ran.stdout.split('\0').filter((line) => line !== '') : null
  }
  const base = git('merge-base', 'origin/main', 'HEAD')
  const since = base?.[0]?.trim()
  const differing = git('diff', '--name-only', '-z', '--relative', since ?? 'HEAD')
  const untracked = git('ls-files', '--others', '--exclude-standard', '-z')
  if (!differing || !untracked) return { since: 'the beginning, because git tells of no HEAD', files: null }
  const files = [...new Set([...differing, ...untracked])].filter((file) =>
    existsSync(path.join(folder, file)),
  )
  return { since: since === undefined ? 'HEAD' : 'origin/main', files: files.toSorted() }
}
