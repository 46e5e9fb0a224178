import { requireBuilt } from './prepare.mjs'

/** Vitest's global set-up of the tests in a browser: `dist` as `npm start` would make it, made anew only when stale. */
export default function setup() {
  requireBuilt()
}
