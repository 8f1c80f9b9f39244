/** The registry as one organisation sees it: the installation's works and its own. The port the pipeline searches with. */
import type { ProtectedWorks, WorkMatch } from '../pipeline/stage';
import { RegistryScope } from './registry-scope';

type Names = Awaited<ReturnType<ProtectedWorks['names']>>;

const INSTANCE_FRESH_MS = 5_000;
const OWN_FRESH_MS = 1_000;
/** Organisations whose own works are kept in memory; the least recently asked goes first. */
const MOST_SCOPES = 200;

let instance = new RegistryScope(null, INSTANCE_FRESH_MS);
const own = new Map<string, RegistryScope>();
const names = new Map<string, { instanceVersion: number; ownVersion: number; list: Names }>();
let instanceNames: { version: number; list: Names } = { version: -1, list: [] };

/** Reads happen on first use; the answers follow the database within seconds, within this process at once. */
export function protectedWorksFor(organisationId: string): ProtectedWorks {
  const scopes = async () => {
    const mine = ownScope(organisationId);
    await Promise.all([instance.refresh(organisationId), mine.refresh(organisationId)]);
    return { all: instance, mine };
  };
  return {
    async count() {
      const { all, mine } = await scopes();
      const counts: Record<string, number> = {};
      for (const { kind } of [...all.works, ...mine.works]) counts[kind] = (counts[kind] ?? 0) + 1;
      return counts;
    },
    async nearest(hashes, maxDistance) {
      const { all, mine } = await scopes();
      const best = new Map<string, WorkMatch>();
      for (const scope of [all, mine])
        for (const { variant, hash, region } of hashes)
          for (const { ref, distance } of scope.index.search(hash, maxDistance)) {
            const work = scope.works[ref];
            if (!work || (best.get(work.id)?.distance ?? Number.POSITIVE_INFINITY) <= distance) continue;
            const { id: workId, title, kind, holder } = work;
            best.set(workId, {
              workId,
              title,
              kind,
              holder,
              distance,
              variant,
              ...(region ? { region } : {}),
              ...(scope === mine ? { own: true } : {}),
            });
          }
      return [...best.values()].sort((a, b) => a.distance - b.distance);
    },
    async names() {
      const { all, mine } = await scopes();
      return namesOf(organisationId, all, mine);
    },
  };
}

/** What was just registered or removed in this process is seen by the next question. */
export function expireRegistry(organisationId: string | null): void {
  if (organisationId === null) instance.expire();
  else own.get(organisationId)?.expire();
}

/** For a process that changes its database (tests). */
export function forgetRegistry(): void {
  instance = new RegistryScope(null, INSTANCE_FRESH_MS);
  own.clear();
  names.clear();
  instanceNames = { version: -1, list: [] };
}

function ownScope(organisationId: string): RegistryScope {
  const scope = own.get(organisationId) ?? new RegistryScope(organisationId, OWN_FRESH_MS);
  own.delete(organisationId);
  own.set(organisationId, scope);
  const oldest = own.keys().next().value;
  if (own.size > MOST_SCOPES && oldest !== undefined) {
    own.delete(oldest);
    names.delete(oldest);
  }
  return scope;
}

/** The same list until something changes: whoever compiles it may key on its identity. Most organisations share one list. */
function namesOf(organisationId: string, all: RegistryScope, mine: RegistryScope): Names {
  if (instanceNames.version !== all.version) instanceNames = { version: all.version, list: listOf(all, false) };
  if (mine.works.length === 0) return instanceNames.list;
  const known = names.get(organisationId);
  if (known?.instanceVersion === all.version && known.ownVersion === mine.version) return known.list;
  const list = [...instanceNames.list, ...listOf(mine, true)];
  names.set(organisationId, { instanceVersion: all.version, ownVersion: mine.version, list });
  return list;
}

function listOf(scope: RegistryScope, ownWorks: boolean): Names {
  return scope.works.map(({ id, title, kind }) => ({
    name: title.toLowerCase(),
    kind,
    workId: id,
    ...(ownWorks ? { own: true } : {}),
  }));
}
