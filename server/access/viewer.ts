/** Who is asking. Every use case takes one; being signed in gives no right by itself (see server/access). */
export interface Viewer {
  id: string
  name: string
  email: string
  operator: boolean
}
