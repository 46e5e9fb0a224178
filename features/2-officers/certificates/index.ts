export {
  type Certificate,
  type Conflict,
  certificateObstacle,
  type Officer,
  recusalGate,
  teamGate,
  validCertificate,
} from './rules.ts'
export { addCertificate, declareConflict, loadCertificates, loadConflicts } from './store.ts'
