import type { BlockKind } from '#protocols/ipsec/packet-stack.ts'

/** A packet to be put together, as the student sees it: blocks by the alphabet, and nothing of what belongs where. */
export interface PresentedStack {
  id: string
  kind: 'header-stack'
  ask: string
  points: number
  blocks: readonly { text: string; kind: BlockKind }[]
  /** What is to be bracketed: "ESP encrypts". */
  brackets: readonly string[]
  questions: readonly { ask: string; options: readonly string[] }[]
  spares: boolean
}
