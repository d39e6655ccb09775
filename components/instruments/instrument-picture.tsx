import type { ReactNode } from 'react'
import type { InstrumentId } from '#components/instruments/instrument-list.ts'

/** A small drawing of what an instrument shows, for a list. It says nothing that its title does not. */
export function InstrumentPicture({ id }: { id: InstrumentId }) {
  return (
    <svg
      viewBox="0 0 96 60"
      aria-hidden="true"
      className="h-15 w-24 shrink-0 rounded border border-line bg-surface"
      fill="none"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {pictures[id]}
    </svg>
  )
}

const muted = 'var(--muted)'
const client = 'var(--accent)'
const server = 'var(--server)'
const attention = 'var(--attention)'

const pictures: Record<InstrumentId, ReactNode> = {
  // A ladder: request, reply, request, reply.
  'page-load': (
    <>
      <path stroke={muted} d="M22 8v44M74 8v44" />
      <path stroke={client} d="M22 12l50 7M22 34l50 7" />
      <path stroke={server} d="M74 22l-50 7M74 44l-50 7" />
    </>
  ),
  // Lines of a head, an empty one, and content.
  'http-reader': (
    <>
      <path stroke={client} d="M14 13h40" />
      <path stroke={muted} d="M14 21h56M14 29h32" />
      <path stroke={attention} d="M14 37h4M22 37h4" />
      <rect stroke={server} x="14" y="43" width="68" height="9" rx="2" />
    </>
  ),
  // Most requests end at the cache, one goes on.
  cache: (
    <>
      <circle stroke={client} cx="14" cy="18" r="5" />
      <circle stroke={client} cx="14" cy="42" r="5" />
      <rect stroke={attention} x="40" y="18" width="18" height="24" rx="2" />
      <rect stroke={server} x="76" y="20" width="12" height="20" rx="2" />
      <path stroke={muted} d="M21 20l17 6M21 40l17-6" />
      <path stroke={muted} strokeDasharray="3 4" d="M60 30h14" />
    </>
  ),
  // From the root down.
  'dns-walk': (
    <>
      <circle stroke={server} cx="60" cy="11" r="4" />
      <circle stroke={server} cx="46" cy="30" r="4" />
      <circle stroke={server} cx="76" cy="30" r="4" />
      <circle stroke={attention} cx="76" cy="49" r="4" />
      <path stroke={muted} d="M58 15l-9 11M63 15l10 11M76 34v11" />
      <circle stroke={client} cx="16" cy="30" r="5" />
      <path stroke={client} strokeDasharray="3 4" d="M22 26l33-14M22 33l49 14" />
    </>
  ),
  // Octets, and a pointer that goes back.
  'dns-bytes': (
    <>
      <path stroke={muted} d="M12 34h72v12h-72zM24 34v12M36 34v12M48 34v12M60 34v12M72 34v12" />
      <path stroke={client} strokeWidth="4" d="M16 40h4M28 40h4" />
      <path stroke={attention} strokeWidth="4" d="M64 40h4M76 40h4" />
      <path stroke={attention} d="M72 32c-4-22-44-22-50-3M22 29l-3-7M22 29l7-4" />
    </>
  ),
  // Peers with what they have.
  swarm: (
    <>
      <path stroke={muted} d="M26 18l44 0M26 18l22 26M70 18l-22 26" />
      {[
        [26, 18, 14],
        [70, 18, 6],
        [48, 44, 10],
      ].map(([x = 0, y = 0, has = 0]) => (
        <g key={x}>
          <rect stroke={client} fill="var(--surface)" x={x - 10} y={y - 7} width="20" height="14" rx="2" />
          <path stroke={server} strokeWidth="6" strokeLinecap="butt" d={`M${x - 7} ${y}h${has}`} />
        </g>
      ))}
    </>
  ),
  // A rate that falls and comes back, and qualities under it.
  'rate-adaptation': (
    <>
      <path stroke={muted} d="M10 14h26v24h20v-18h30" />
      <path stroke={client} strokeWidth="4" d="M12 24h10M26 24h8M40 46h6M50 46h6M62 30h8M74 30h10" />
      <path stroke={muted} d="M10 53h76" />
    </>
  ),
  // Two sets of packets, and the one that tells them apart.
  policies: (
    <>
      <circle stroke={client} cx="40" cy="30" r="19" />
      <circle stroke={server} cx="56" cy="30" r="19" />
      <circle fill={attention} stroke="none" cx="69" cy="26" r="3.5" />
    </>
  ),
  // Two lanes, dark from a certain message on.
  handshake: (
    <>
      <path stroke={muted} d="M22 8v44M74 8v44" />
      <path stroke={client} d="M22 10l50 7" />
      <path stroke={server} d="M74 18l-50 7" />
      <rect fill="var(--sunken)" stroke={attention} x="34" y="37" width="28" height="15" rx="3" />
      <path stroke={attention} d="M41 37v-4a7 6 0 0 1 14 0v4" />
    </>
  ),
  // A letter in a cover, and an eye that sees the cover.
  pipeline: (
    <>
      <rect stroke={client} x="12" y="18" width="34" height="24" rx="2" />
      <path stroke={client} d="M12 20l17 12 17-12" />
      <path stroke={server} d="M60 30c7-10 17-10 24 0c-7 10-17 10-24 0z" />
      <circle fill={server} stroke="none" cx="72" cy="30" r="3.5" />
    </>
  ),
}
