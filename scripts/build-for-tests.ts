import { prepareTestBuild } from '#platform/build-site.ts'

console.log(`The tests run on the build in ${await prepareTestBuild()}.`)
