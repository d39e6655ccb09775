/** One of somebody's sessions, as they see it. */
export interface SessionView {
  id: string
  /** Browser and system, as far as the browser told. */
  device: string
  address: string | null
  since: string
  usedAt: string
  /** The one that asks. */
  here: boolean
}
