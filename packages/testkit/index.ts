export { chromium, findChromium } from './chromium.ts'
export { fixedClock } from './clock.ts'
export { type Decider, given } from './given.ts'
export { type TestDatabase, testDatabase } from './test-database.ts'
