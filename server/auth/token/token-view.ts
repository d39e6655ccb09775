/** A token as its owner sees it. Its secret is nowhere: only its hash is kept. */
export interface TokenView {
  id: string
  name: string
  scopes: string[]
  createdAt: string
  expiresAt: string
  /** To some minutes; null before it was used. */
  usedAt: string | null
}
