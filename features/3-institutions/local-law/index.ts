export { type LawIn, lawRegister } from './store.ts'
