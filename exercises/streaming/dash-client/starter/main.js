// Fetches a film in the qualities that the network carries. Started as: node main.js HOST PORT PATH
const http = require('node:http')

const [host, port, path] = process.argv.slice(2)

http.get({ host, port, path }, (response) => {
  const pieces = []
  response.on('data', (piece) => pieces.push(piece))
  response.on('end', () => {
    const manifest = Buffer.concat(pieces).toString()
    // Read the template and the representations (a regular expression finds attributes: manifest.match(/duration="(\d+)"/)),
    // and fetch one segment after the other. A segment goes to standard output: process.stdout.write(segment). How long it
    // took, performance.now() tells.
  })
})
