// The one door for authors of labs: everything that lab.ts and hidden.ts may use.
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
