// Buffers are outside the heap that resourceLimits keeps small.
const { met } = require('./hostile.cjs')

met('begins', 'now')
const hoard = []
while (true) hoard.push(Buffer.alloc(1048576, 1))
