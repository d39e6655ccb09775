import * as z from 'zod'

export const RoleSchema = z.enum(['STUDENT', 'ASSISTANT', 'INSTRUCTOR']).meta({ id: 'Role' })
