/** Packets are shown when there are real ones; until the platform records them, it says so. */
export function CaptureView() {
  return (
    <p className="max-w-measure text-muted">
      Packet capture is not available yet in this version. Sequence, Stream and Bytes show what our sockets
      sent and received, which is every byte of the conversation; packets as such were not recorded.
    </p>
  )
}
