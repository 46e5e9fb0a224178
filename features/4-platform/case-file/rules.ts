export { type FileReview, reviewFile, signs } from './rules/review.ts'
export { bindingOrder, coverOf, type PlannedEntry } from './rules/volume-order.ts'
