// `#graders/author/uppercase`: the peers of labs in which a server gives a line back in capitals.
export { tcpClient, tcpClients } from '#graders/labs/peers/uppercase/tcp-client.ts'
export { udpClient } from '#graders/labs/peers/uppercase/udp-client.ts'
export { udpUppercase } from '#graders/labs/peers/uppercase/udp-server.ts'
export { tcpUppercase } from '#graders/labs/peers/uppercase/uppercase-server.ts'
