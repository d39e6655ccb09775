// `#graders/author/dns`: name servers, one or a hierarchy, clients of a student's own, and what a program must print of
// their answers.
export { dnsClient } from '#graders/labs/peers/dns/dns-client.ts'
export { hierarchy, rootName, upwards } from '#graders/labs/peers/dns/hierarchy.ts'
export { printsAddresses, printsNone, printsNoOther } from '#graders/labs/peers/dns/judge-addresses.ts'
export { nameServers } from '#graders/labs/peers/dns/open-name-servers.ts'
export { zone, zoneRecords } from '#graders/labs/peers/dns/zone-of.ts'
