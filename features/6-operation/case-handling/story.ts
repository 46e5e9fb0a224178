export { publicCases } from './fixtures/public-cases.ts'
export { stories } from './fixtures/stories.ts'
export {
  type DecidedEnd,
  type HandedOverEnd,
  partyOf,
  type Story,
  type StoryCase,
  type StoryEnd,
} from './fixtures/story-case.ts'
export { bringPictures } from './fixtures/story-pictures.ts'
export { type RoadDays, type RoadFacts, roadOf } from './fixtures/story-road.ts'
export { at, type Known, type Post, remember, type StoryStep } from './fixtures/story-step.ts'
