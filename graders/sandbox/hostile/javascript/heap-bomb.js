const { met } = require('./hostile.cjs')

met('begins', 'now')
const hoard = []
while (true) hoard.push({ more: [1, 2, 3, hoard.length] })
