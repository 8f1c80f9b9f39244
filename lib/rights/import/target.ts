import type { Actor } from '../../accounts/index';

/** Where the works of an import go. */
export interface ImportTarget {
  actor: Actor;
  /** `all`: for the whole installation, which only its operator may. */
  level: 'all' | 'organisation';
  standing: 'own' | 'foreign';
  /** Names this import; an entry is registered once under it however often the import is begun. */
  importId: string;
  keepPreviews: boolean;
}
