const fs = require('node:fs')
const { meet } = require('./hostile.cjs')

meet('not a library', () => process.dlopen({ exports: {} }, '/submission/main.js'))
meet('host library', () => process.dlopen({ exports: {} }, '/app/evil.node'))
meet('own library', () => {
  fs.writeFileSync('evil.node', 'evil')
  process.dlopen({ exports: {} }, '/home/student/evil.node')
})
