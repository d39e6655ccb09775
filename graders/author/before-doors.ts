// `#graders/author`, from when it was one door. Published versions of labs import it and never change, so it stays as it
// is; labs written now name the doors beside it.
export {
  type CheckContext,
  check,
  everyAddressAnswers,
  hiddenChecks,
  lab,
  programServesAt,
} from '#graders/labs/checks/check.ts'
export { datagramLink } from '#graders/labs/network/datagram-link.ts'
export { link } from '#graders/labs/network/stream-link.ts'
export { udpClient } from '#graders/labs/peers/uppercase/udp-client.ts'
export { tcpUppercase } from '#graders/labs/peers/uppercase/uppercase-server.ts'
