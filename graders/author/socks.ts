// `#graders/author/socks`: clients of a student's circuit-level gateway, and servers behind it.
export { relayTarget } from '#graders/labs/peers/socks/relay-target.ts'
export { socksClient } from '#graders/labs/peers/socks/socks-client.ts'
