const { met } = require('./hostile.cjs')

met('begins', 'now')
let count = 0
while (true) {
  count += 1
}
