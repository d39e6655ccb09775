// A stub resolver. Started as: node main.js @SERVER NAME
const dgram = require('node:dgram')

const server = process.argv[2].replace('@', '')
const name = process.argv[3]

// Twelve bytes: id, flags, and how many questions, answers, authorities and additional records follow.
const header = Buffer.alloc(12)
header.writeUInt16BE(1, 4)
// Behind it belong the labels of the name, a zero, the type and the class.
const query = header

const client = dgram.createSocket('udp4')
client.send(query, 53, server, () => client.close())
// Receive the reply, find the addresses in it, and print them.
