import type { CommentView } from '#server/feedback/feedback-view.ts'

/** Lines of a file that belong together: below the last of them stands what was said. */
export interface FileSegment {
  /** Counted from 1. */
  from: number
  numbers: string
  text: string
  comments: CommentView[]
}

export const fileLines = (text: string): string[] => text.split(/\r\n|\r|\n/)

/** A file cut below each line that a comment ends on; a comment on lines that are not there stands at the end. */
export function segmentsOf(
  lines: readonly string[],
  path: string,
  comments: readonly CommentView[],
): FileSegment[] {
  const below = new Map<number, CommentView[]>()
  for (const comment of comments) {
    if (comment.place.on !== 'lines' || comment.place.path !== path) continue
    const line = Math.min(comment.place.to, lines.length)
    below.set(line, [...(below.get(line) ?? []), comment])
  }
  const ends = [...new Set([...below.keys(), lines.length])].toSorted((a, b) => a - b)
  let from = 1
  return ends.map((end) => {
    const own = lines.slice(from - 1, end)
    const segment = {
      from,
      numbers: own.map((_line, at) => from + at).join('\n'),
      text: own.join('\n'),
      comments: below.get(end) ?? [],
    }
    from = end + 1
    return segment
  })
}
