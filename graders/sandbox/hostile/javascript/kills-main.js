// As pid 1 it is immune to its own signals; forging an exit status is all that it can do, and no verdict.
const fs = require('node:fs')
const { met, meet } = require('./hostile.cjs')

void (async () => {
  await meet('kill self', () => process.kill(1, 'SIGKILL'))
  await meet('kill all', () => process.kill(-1, 'SIGKILL'))
  await meet('kill other', () => process.kill(4000, 'SIGKILL'))
  fs.writeSync(1, 'raw: {"type":"run-finished"}\n')
  met('still', 'here')
})()
