const fs = require('node:fs')
const { meet } = require('./hostile.cjs')

void (async () => {
  await meet('shadow', () => fs.readFileSync('/etc/shadow'))
  await meet('system', () => fs.writeFileSync('/usr/bin/x', ''))
  await meet('submission', () => fs.writeFileSync('/submission/main.js', ''))
  await meet('runtime', () => fs.writeFileSync('/opt/roundtrip/shims/worker-shim.cjs', ''))
  await meet('node', () => fs.writeFileSync('/opt/roundtrip/node', ''))
  await meet('own folder', () => fs.writeFileSync('mine.txt', 'mine'))
})()
