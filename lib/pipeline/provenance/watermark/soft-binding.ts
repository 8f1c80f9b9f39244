/** What marks are called in C2PA soft bindings: entity-specific names until they are registered with C2PA. */
import { ALGORITHM as FIRST } from './dct-1/parameters';
import { ALGORITHM } from './parameters';

/** `colophon-x` is `org.colophon.x`: C2PA wants a domain turned around; taken from the name itself, so that the two cannot part. */
const named = (algorithm: string) => algorithm.replace(/^colophon-/, 'org.colophon.');

/** What new manifests carry. */
export const SOFT_BINDING_ALGORITHM = named(ALGORITHM);
/** Newest first. The older stand in manifests that were delivered, some of them over a mark of the newer kind: a value of either resolves. */
export const SOFT_BINDING_ALGORITHMS: readonly string[] = [SOFT_BINDING_ALGORITHM, named(FIRST)];
/** Whether a soft binding by that name, or by the mark's own, is a mark of ours. */
export const isOwnMark = (name: string): boolean => SOFT_BINDING_ALGORITHMS.includes(named(name));
