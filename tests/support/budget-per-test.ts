// Vitest's set-up file of what may be run at night.
import { beforeEach } from 'vitest'
import { isOverBudget } from './budget.ts'

beforeEach(({ task, skip }) => {
  skip(isOverBudget(`${task.file.name}: ${task.name}`), 'the budget of its part is used up')
})
