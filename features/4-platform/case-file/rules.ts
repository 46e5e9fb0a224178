export { type FileReview, reviewFile } from './rules/review.ts'
export { bindingOrder, coverOf, type PlannedEntry } from './rules/volume-order.ts'
