export { SubjectBody, type SubjectDetail, type SubjectRow } from './contract.ts'
export { indexTerms, queryTerms } from './rules/search-terms.ts'
export type { SubjectInput, SubjectKind } from './rules.ts'
export { addPermit, addSubject, findSubjects, getSubject } from './store.ts'
