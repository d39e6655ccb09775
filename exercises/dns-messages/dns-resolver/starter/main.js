// A resolver that begins at the root. Started as: node main.js NAME
const dgram = require('node:dgram')

const name = process.argv[2]
const servers = ['198.41.0.4']

// Ask one of the servers. An answer ends the search; a referral says who is asked next.
const query = Buffer.alloc(12)
query.writeUInt16BE(1, 4)
const client = dgram.createSocket('udp4')
client.send(query, 53, servers[0], () => client.close())
