import { afterAll, expect, it } from 'vitest'
import { database } from '#server/database/client.ts'
import { makeCourse } from '#server/testing/make-course.ts'
import { saveProfile } from '#server/users/save-profile.ts'

afterAll(() => database.$disconnect())

const read = ({ id }: { id: string }) =>
  database.user.findUniqueOrThrow({ where: { id }, select: { name: true, timeZone: true } })

it('saves one’s own name and zone, and refuses what is neither', async () => {
  const { student, otherStudent } = await makeCourse()
  expect(await saveProfile(student, { name: ' Ada L. ', timeZone: 'Asia/Kolkata' })).toEqual({ ok: true })
  expect(await read(student)).toEqual({ name: 'Ada L.', timeZone: 'Asia/Kolkata' })
  expect(await read(otherStudent)).toEqual({ name: 'other', timeZone: null })

  for (const timeZone of ['Mars/Olympus', 'europe', '+01:00', '', 'x'.repeat(80)]) {
    expect(await saveProfile(student, { name: 'Ada', timeZone })).toMatchObject({
      says: 'Not saved: choose a time zone from the list.',
    })
  }
  expect(await saveProfile(student, { name: ' ', timeZone: null })).toMatchObject({
    says: 'Not saved: the name is empty.',
  })
  expect(await read(student)).toEqual({ name: 'Ada L.', timeZone: 'Asia/Kolkata' })
  expect(await saveProfile(student, { name: 'Ada', timeZone: null })).toEqual({ ok: true })
  expect(await read(student)).toEqual({ name: 'Ada', timeZone: null })
})
