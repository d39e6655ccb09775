// Canvas's "Download Submissions": all files in one folder, the student's and the attachment's number in their names.

import type { SourceFile } from '#graders/archive/source-file.ts'
import { undoNumbering } from './canvas-attempts.ts'
import { type CanvasName, readCanvasNames, readTyped, waysToRead } from './canvas-names.ts'
import type { Group, Layout, Unmatched } from './layout.ts'

interface Handed {
  about: CanvasName
  file: SourceFile
}

export const canvas: Layout = {
  id: 'canvas',
  looksLike: 'lovelaceada_4711_90210_main.py or anon_aB3xY_90210_main.py',
  internalIds: true,
  recognises: (path) => waysToRead(path).length > 0 || readTyped(path) !== null,
  group(files) {
    const names = readCanvasNames(files.map(({ path }) => path))
    const handed = new Map<string, Handed[]>()
    const typed = new Map<string, Group>()
    const unmatched: Unmatched[] = []
    for (const file of files) {
      const about = names.get(file.path) ?? null
      const text = about === null ? readTyped(file.path) : null
      if (about !== null) handed.set(about.user, [...(handed.get(about.user) ?? []), { about, file }])
      else if (text !== null) typed.set(text.user, groupOfTyped(text))
      else
        unmatched.push({
          path: file.path,
          says: `Canvas would have named it like ${canvas.looksLike}. Name it so, or use --layout.`,
        })
    }
    const uploaded = [...handed].map(([user, own]) => groupOf(user, own))
    return {
      groups: [...uploaded, ...[...typed.values()].filter(({ person }) => !handed.has(person))],
      unmatched,
    }
  },
}

function groupOfTyped({ user, name, late, prefix }: Omit<CanvasName, 'attachment' | 'file'>): Group {
  const refusal = 'It was typed into Canvas or is a link, and is no file. Ask for the program as a file.'
  return { person: user, name, late, files: [], feedbackPrefix: prefix, notes: [], refusal }
}

function groupOf(user: string, handed: readonly Handed[]): Group {
  const last = handed.toSorted((a, b) => (a.about.attachment < b.about.attachment ? 1 : -1))[0]?.about
  return {
    person: user,
    name: last?.name ?? user,
    late: last?.late ?? false,
    ...undoNumbering(
      handed.map(({ about, file }) => ({ name: about.file, attachment: about.attachment, file })),
    ),
    feedbackPrefix: last?.prefix ?? '',
  }
}
