// `#graders/author/ping`: the peer of the UDP pinger, and what its report must say.
export { saysLoss, saysRoundTrips } from '#graders/labs/peers/ping/judge-report.ts'
export { pingServer } from '#graders/labs/peers/ping/ping-server.ts'
