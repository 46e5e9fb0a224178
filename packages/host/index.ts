export * from './acts/index.ts'
export * from './database/index.ts'
export * from './http/index.ts'
export * from './identity/index.ts'
