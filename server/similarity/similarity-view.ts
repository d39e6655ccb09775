/** Whose a program is, as staff read it. */
export type ProgramName =
  | {
      is: 'student'
      /** Of all whose work it is. */
      name: string
      submissionId: string /** Another course or assignment that it was handed in to. */
      where: string | null
    }
  | { is: 'solution'; path: string }

export interface SimilarPair {
  left: ProgramName
  right: ProgramName
  /** Of what both have of their own, what the other has too. */
  percent: number
  leftPercent: number
  rightPercent: number
  /** Stretches of lines that match. */
  matches: number
}

interface SimilarityHead {
  course: { slug: string; title: string }
  assignment: { id: string; title: string }
  item: { id: string; title: string }
}

export interface SimilarityView extends SimilarityHead {
  /** It takes programs. */
  comparable: boolean
  /** The viewer may begin a comparison and stop it. */
  mayCompare: boolean
  /** Where else the exercise was set, that is compared with too. */
  others: { id: string; course: string; assignment: string }[]
  state:
    | { is: 'none' }
    | { is: 'waiting'; done: number; total: number }
    | { is: 'faulted'; because: string }
    | {
        is: 'finished'
        at: Date
        /** Programs handed in since. */
        newer: number
        compared: number
        /** Of each student's program the nearest of another student, counted by twentieths; the last is up to 100 %. */
        nearest: number[]
        threshold: { percent: number; derived: number; lowest: number }
        pairs: SimilarPair[]
        /** Not compared, or not all of it, each with why. */
        apart: { name: ProgramName; why: 'unread' | 'cut' | 'short' | 'too-much' }[]
        common: number
      }
}

export interface ReadFile {
  path: string
  /** Long lines are cut, and so are very many. */
  lines: string[]
  linesCut: number
}

interface Stretch {
  path: string
  from: number
  to: number
}

export interface PairView extends SimilarityHead {
  left: { name: ProgramName; files: ReadFile[] }
  right: { name: ProgramName; files: ReadFile[] }
  percent: number
  leftPercent: number
  rightPercent: number
  /** In the order of the left; they are called by their number, from 1. */
  matches: { left: Stretch; right: Stretch }[]
}
