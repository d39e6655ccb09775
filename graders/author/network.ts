// `#graders/author/network`: the conditions of a link, for streams and for datagrams.
export { datagramLink } from '#graders/labs/network/datagram-link.ts'
export { link } from '#graders/labs/network/stream-link.ts'
