// Rewrites the main thread through the inspector: it can, and gains nothing, for the main thread is in the jail too.
const { Session } = require('node:inspector')
const { met } = require('./hostile.cjs')

const session = new Session()
session.connectToMainThread()
// A session does not keep its thread alive while it waits for an answer.
const alive = setInterval(() => {}, 1000)
let answers = 0
const evaluate = (name, expression) => {
  session.post('Runtime.evaluate', { expression, returnByValue: true }, (error, answer) => {
    met(name, error ? error.message : String(answer.result.value))
    answers += 1
    if (answers === 3) clearInterval(alive)
  })
}
evaluate('uid', 'process.getuid()')
evaluate(
  'shadow',
  "try { process.binding('fs'); process.getBuiltinModule('fs').readFileSync('/etc/shadow') } catch (error) { error.code }",
)
evaluate(
  'unix',
  "try { process.getBuiltinModule('fs').writeFileSync('/usr/x', '') } catch (error) { error.code }",
)
