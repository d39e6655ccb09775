import { prepareTestBuild } from './build-site.ts'

console.log(`The tests run on the build in ${await prepareTestBuild()}.`)
