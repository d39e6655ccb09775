// Rewrites the main thread through the inspector: it can, and gains nothing, for the main thread is in the jail too.
const { Session } = require('node:inspector')
const { met } = require('./hostile.cjs')

const session = new Session()
session.connectToMainThread()
const evaluate = (name, expression) => {
  session.post('Runtime.evaluate', { expression, returnByValue: true }, (error, answer) => {
    met(name, error ? error.message : String(answer.result.value))
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
