import { redirect } from 'next/navigation'
import { keepDevice } from '#app/keep-device.ts'

interface Refused {
  ok: false
  says: string
}

/** What the form for a new account shows again. */
export interface RefusedNewAccount extends Refused {
  name: string
  email: string
}

/** To the course that was joined; a refusal is for the form. */
export const goToJoinedCourse = (result: { ok: true; slug: string } | Refused): Refused =>
  result.ok ? redirect(`/courses/${result.slug}`) : { ok: false, says: result.says }

/** As whoever has just got an account and is signed in to it, on a device that is known from now on. */
export async function goThereAsNew(
  result: { ok: true; slug: string; device: string } | Refused,
  form: FormData,
): Promise<RefusedNewAccount> {
  if (result.ok) await keepDevice(result.device)
  return { ...goToJoinedCourse(result), name: typed(form, 'name', 100), email: typed(form, 'email', 320) }
}

function typed(form: FormData, field: string, max: number): string {
  const value = form.get(field)
  return typeof value === 'string' ? value.slice(0, max) : ''
}
