const net = require('node:net')
const dgram = require('node:dgram')
const { meet } = require('./hostile.cjs')

const connect = (target) =>
  new Promise((resolve, reject) => {
    const socket = net.connect(target, () => resolve(socket.destroy()))
    socket.on('error', reject)
  })
const listen = (target) =>
  new Promise((resolve, reject) => {
    const server = net.createServer().listen(target, () => resolve(server.close()))
    server.on('error', reject)
  })
void (async () => {
  await meet('unix path', () => connect({ path: '/home/student/socket' }))
  await meet('unix listen', () => listen({ path: '/home/student/socket' }))
  await meet('abstract', () => listen({ path: '\0abstract' }))
  await meet('metadata', () => connect({ host: '169.254.169.254', port: 80 }))
  await meet('stolen port', () => listen({ host: '0.0.0.0', port: 7000 }))
  await meet('own port', () => listen({ host: '0.0.0.0', port: 7001 }))
  dgram.createSocket('udp4').unref()
})()
