import { expect, test } from 'vitest'
import {
  findPlaceObstacle,
  findPlatformObstacle,
  findVersionObstacle,
} from '#graders/sandbox/host/find-obstacle.ts'

test.each([
  ['darwin', 'arm64', 'macOS'],
  ['win32', 'x64', 'Windows'],
  ['freebsd', 'x64', 'freebsd'],
  ['linux', 'riscv64', 'riscv64'],
] as const)('%s on %s cannot have a sandbox, and is told so', (platform, arch, named) => {
  const obstacle = findPlatformObstacle(platform, arch)
  expect(obstacle?.because).toContain(named)
  expect(obstacle?.remedy).toMatch(/^Run a grading worker on/)
})

test('Linux on both machines can', () => {
  expect(findPlatformObstacle('linux', 'x64')).toBeNull()
  expect(findPlatformObstacle('linux', 'arm64')).toBeNull()
})

test.each(['bubblewrap 0.8.0', 'bubblewrap 0.11.0', 'bubblewrap 1.0.0'])('%s is new enough', (version) => {
  expect(findVersionObstacle(version)).toBeNull()
})

test.each(['bubblewrap 0.4.1', 'bubblewrap 0.7.0', '', 'it did not run'])('"%s" is not', (version) => {
  expect(findVersionObstacle(version)?.because).toContain('0.8 or newer')
})

test('a checkout where jails could read it is refused, any other is not', () => {
  const visible = ['/usr/bin', '/usr/lib/python3.11']
  expect(findPlaceObstacle('/usr/bin/roundtrip', visible)?.because).toContain('/usr/bin')
  expect(findPlaceObstacle('/usr/bin', visible)).not.toBeNull()
  for (const place of ['/usr/src/app', '/usr/binaries', '/srv/usr/bin', '/usr/lib/roundtrip']) {
    expect(findPlaceObstacle(place, visible)).toBeNull()
  }
})
