// Which layout a source has: the one asked for, or the one that most of its paths can only come from.

import { quoteName, type SourceFile } from '#graders/archive/source-file.ts'
import { movedTo } from '#graders/archive/without-wrapper.ts'
import { canvas } from './canvas.ts'
import { flat } from './flat.ts'
import { gradescope } from './gradescope.ts'
import { type Layout } from './layout.ts'
import { moodle } from './moodle.ts'
import { nbgrader } from './nbgrader.ts'

export const layoutIds = ['moodle', 'canvas', 'gradescope', 'nbgrader', 'flat'] as const
export type LayoutId = (typeof layoutIds)[number]

const layouts: Readonly<Record<LayoutId, Layout>> = { moodle, canvas, gradescope, nbgrader, flat }

export interface ChosenLayout {
  layout: Layout
  /** The files, out of a folder that held all of them when there was one. */
  files: SourceFile[]
  /** One sentence for people. */
  says: string
}

export function chooseLayout(files: readonly SourceFile[], wanted: LayoutId | 'auto'): ChosenLayout {
  const candidates = wanted === 'auto' ? layoutIds.filter((id) => id !== 'flat') : [wanted]
  const wrapper = onlyFolder(files)
  const unwrapped =
    wrapper === null ? null : files.map((file) => movedTo(file, file.path.slice(wrapper.length + 1)))
  let best: ChosenLayout | null = null
  let most = 0
  for (const id of candidates) {
    const layout = layouts[id]
    for (const tree of id === 'flat' ? [] : [files, unwrapped ?? []]) {
      const count = tree.filter(({ path }) => layout.recognises(path)).length
      if (count <= most || (wanted === 'auto' && count * 2 < files.length)) continue
      most = count
      const says = `${count} of ${files.length} files are named like ${layout.looksLike}`
      best = {
        layout,
        files: [...tree],
        says: `${layout.id}${inside(tree === files ? null : wrapper)}: ${says}`,
      }
    }
  }
  if (best !== null) return best
  if (wanted !== 'auto' && wanted !== 'flat') {
    const layout = layouts[wanted]
    return {
      layout,
      files: [...files],
      says: `${wanted}, as asked for: no file is named like ${layout.looksLike}`,
    }
  }
  const opened = wrapper !== null && unwrapped !== null && isWrapper(unwrapped) ? unwrapped : null
  const why = wanted === 'flat' ? 'as asked for' : 'no platform’s names were recognised'
  return {
    layout: flat,
    files: opened ?? [...files],
    says: `flat${inside(opened === null ? null : wrapper)}: ${why}, so each file or folder is a student's, such as ${flat.looksLike}`,
  }
}

const inside = (wrapper: string | null) =>
  wrapper === null ? '' : `, inside the folder ${quoteName(wrapper)}`

/** The folder that everything lies in. */
function onlyFolder(files: readonly SourceFile[]): string | null {
  const folders = new Set(
    files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : null)),
  )
  const [folder = null] = folders
  return folders.size === 1 ? folder : null
}

/** Whether what lies in the only folder is several students' rather than the files of one. */
function isWrapper(files: readonly SourceFile[]): boolean {
  const tops = new Set(files.map(({ path }) => path.split('/')[0]))
  return tops.size > 1 && !files.some(({ path }) => /^main\.[a-z]+$/.test(path))
}
