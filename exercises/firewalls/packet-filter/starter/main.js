// A packet filter. Started as: node main.js RULES PACKETS
const { readFileSync } = require('node:fs')

const lines = (path) => readFileSync(path, 'utf8').split('\n')
const rules = lines(process.argv[2]).map((line) => line.split(' '))

for (const line of lines(process.argv[3])) {
  const [protocol, ...ends] = line.split(' ')
  // Which is the first rule that matches this packet? Print its action and its number.
  console.log('?', protocol, ends)
}
