export { assessSubject, type SubjectAssessment } from './assess-subject';
export type { Suggestion } from './nearest-scenes';
export { withoutAbsences } from './phrases';
export { type Described, readVocabulary, type Vocabulary } from './vocabulary';
