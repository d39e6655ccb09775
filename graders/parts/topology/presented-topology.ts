/** A network to be arranged, as the student sees it. */
export interface PresentedTopology {
  id: string
  kind: 'topology'
  ask: string
  points: number
  zones: readonly { id: string; says: string; addresses: string }[]
  routers: readonly { id: string; between: readonly [string, string]; start: string; fixed: boolean }[]
  hosts: readonly {
    id: string
    says: string
    /** The last part of its address. */
    number: number
    /** Where it may stand: `dmz`, or `screen+inside` with a foot in each. */
    where: readonly string[]
    relays: readonly { hears: string; to: string; packets: string }[]
  }[]
  requirements: readonly { id: string; says: string }[]
}
