import path from 'node:path'

export const bundledRoot = (project: string): string => path.join(project, 'exercises')

/**
 * Where exercises are found: the bundled ones in the project's folder, and the folders named in EXERCISES_PATH,
 * separated as in PATH, so that a course keeps its own in a repository of its own. All absolute.
 */
export function exerciseRoots(project: string): string[] {
  const named = (process.env.EXERCISES_PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return [bundledRoot(project), ...named.map((folder) => path.resolve(folder))]
}
