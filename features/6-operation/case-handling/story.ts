export { publicCases } from './fixtures/public-cases.ts'
export { stories } from './fixtures/stories.ts'
export type { Story, StoryCase, StoryEnd } from './fixtures/story-case.ts'
export {
  at,
  type Known,
  type Post,
  type RoadDays,
  type RoadFacts,
  remember,
  roadOf,
  type StoryStep,
} from './fixtures/story-road.ts'
