export { findMultiplied, type Multiplied, multiplyCases } from './multiply/multiply-cases.ts'
