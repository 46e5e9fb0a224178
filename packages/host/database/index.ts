export * from './claims.ts'
export * from './database.ts'
