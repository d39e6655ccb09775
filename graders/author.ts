// The one door for authors of labs: everything that lab.ts and hidden.ts may use.
export { check, everyAddressAnswers, hiddenChecks, lab, programServesAt } from '#graders/labs/check.ts'
export { datagramLink } from '#graders/labs/datagram-link.ts'
export { link } from '#graders/labs/link.ts'
export { tcpUppercase } from '#graders/labs/reference-servers/tcp-uppercase.ts'
