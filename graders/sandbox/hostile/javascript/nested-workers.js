// Workers that make workers, until there are no threads left.
const { Worker } = require('node:worker_threads')
const { met } = require('./hostile.cjs')

met('begins', 'now')
for (let made = 0; made < 200; made += 1) {
  new Worker('setInterval(() => {}, 1000)', { eval: true }).on('error', () => {})
}
