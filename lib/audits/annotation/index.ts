/** What people see on pictures: one at a time, blind to what others said. */
export { type AnnotationInput, annotate } from './annotate';
export { type AnnotationDesk, annotationDesk } from './annotation-desk';
export { readRunPicture } from './read-run-picture';
