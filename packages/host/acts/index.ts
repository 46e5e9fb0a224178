export * from './append.ts'
