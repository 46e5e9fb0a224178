export * from './calendar.ts'
export * from './count.ts'
export * from './powers.ts'
export * from './types.ts'
