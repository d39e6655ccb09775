/** With whom a student works on an assignment in groups. */
export interface OwnGroupView {
  /** Names of the others, whose work it is as well. */
  others: string[]
  /** Something is handed in: it stays so. */
  settled: boolean
  /** Members at most. */
  size: number
  /** Their group in the course; null where they are in none. */
  group: {
    name: string
    members: number
    /** By which another comes in; null where staff made it. */
    code: string | null
    /** It handed something in before they came. */
    wentAhead: boolean
  } | null
  /** Students make groups themselves. */
  byThemselves: boolean
}
