export { type Application, createApplication, repository, version } from './application.ts'
export { type FirstAccount, setUpDemonstration } from './demonstration/first-accounts.ts'
export { serveFrontEnds } from './front-ends.ts'
export { readOptions, type ServerOptions } from './options.ts'
