/** Who is asking. Every use case takes one; being signed in gives no right by itself (see server/access). */
export interface Viewer {
  id: string
  name: string
  email: string
  operator: boolean
  /** The zone that they chose to read times in, as an IANA name; null or nothing is their browser's. */
  timeZone?: string | null
  /** Notices that they have not read, where a page asks. */
  unread?: number
  /** The session that asks, where a browser does. */
  sessionId?: string
  /** Where a learning platform sent them, which can send anybody whose account is linked to it: the courses that it is linked
   * to. They are in no other one, and do nothing to the account itself. Left out, they signed in by themselves. */
  within?: readonly string[]
  /** Where the request comes from, as our own edge says. */
  address?: string
  /** Staff who look at a course as one of its students: until they leave, they do nothing and see nothing else. */
  viewsAs?: { student: Viewer; course: { slug: string; title: string } } | undefined
}
