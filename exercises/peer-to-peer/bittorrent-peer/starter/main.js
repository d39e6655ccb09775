// Fetches the file of a torrent from its peers. Started as: node main.js TORRENT
const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const http = require('node:http')
const net = require('node:net')

const torrent = readFileSync(process.argv[2])

// Decode the torrent, and ask the tracker (http.get) for peers. Then connect to each: net.connect(port, host), and say the
// handshake. createHash('sha1').update(piece).digest() tells whether a piece is sound, and the file goes to standard
// output: process.stdout.write(content).
