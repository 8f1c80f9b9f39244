import { renameUser } from '../db/index';
import { readName } from './address';
import type { Person } from './session-of';

/** @throws invalid_argument. */
export function rename(person: Person, name: string): Promise<void> {
  return renameUser(person.userId, readName(name));
}
