// Shared by the hostile programs in JavaScript; see hostile.py. Loading it prints the sentinel.
'use strict'
const { createHash } = require('node:crypto')

console.log(createHash('sha256').update(process.argv[2]).digest('hex'))

function met(name, what) {
  console.log(`${name}: ${what}`)
}

/** Prints the code of the error that the action met, or "allowed". */
async function meet(name, action) {
  try {
    await action()
    met(name, 'allowed')
  } catch (error) {
    met(name, error.code ?? error.name)
  }
}

module.exports = { met, meet }
