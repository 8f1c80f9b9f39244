/** What rights holders registered, and the search for it: fingerprints and names, the installation's and an organisation's own. */
export { brandMarkSvg, type ImportedMarks, importBrandMarks } from './brand-marks/import-brand-marks';
export { type ListedWork, listWorks } from './list-works';
export { expireRegistry, forgetRegistry, protectedWorksFor } from './protected-works-for';
export {
  type NewWork,
  type RegisteredWork,
  registerForAll,
  registerWork,
  WORK_KINDS,
  type WorkKind,
} from './register-work';
export { countWorks, type Nearest, nearestWorks } from './search-works';
