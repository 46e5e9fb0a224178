export { type FileReview, reviewFile } from './rules.ts'
export { bindVolume, type VolumeServices } from './store.ts'
