// A verdict stands apart from the widget whose tester steps through its packet, so the packet is sent there.
import { type Packet, PacketSchema } from '#protocols/firewall/packet/packet.ts'

const name = (part: string) => `load-packet:${part}`

export function loadPacket(part: string, packet: Packet): void {
  document.dispatchEvent(new CustomEvent(name(part), { detail: packet }))
}

/** Returns what ends it. */
export function onLoadedPacket(part: string, load: (packet: Packet) => void): () => void {
  const hear = (event: Event) => {
    const packet = event instanceof CustomEvent ? PacketSchema.safeParse(event.detail) : null
    if (packet?.success) load(packet.data)
  }
  document.addEventListener(name(part), hear)
  return () => document.removeEventListener(name(part), hear)
}
