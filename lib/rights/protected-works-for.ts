/** The registry as one organisation sees it: the installation's works and its own. The port the pipeline searches with. */
import { forOrganisation } from '../db/index';
import { SOFT } from '../imaging/pdq-regions';
import type { PictureParts, ProtectedWorks, SearchedParts, WorkMatch } from '../pipeline/stage';
import { embedWaiting } from './embed-waiting';
import { exemptWorks } from './exempt-works';
import { RegistryScope } from './registry-scope';
import type { KnownWork } from './registry-works';

type Names = Awaited<ReturnType<ProtectedWorks['names']>>;
type Untitled = Omit<WorkMatch, 'title' | 'holder'>;

const INSTANCE_FRESH_MS = 5_000;
const OWN_FRESH_MS = 1_000;
/** Organisations whose own works are kept in memory; the least recently asked goes first. */
const MOST_SCOPES = 200;
/** Names handed to policy; kinds whose title is a name come first, then titles of works. */
const MOST_NAMES = 20_000;

/** Of what an embedding finds, nearest first. */
const MOST_RESEMBLING = 20;

let instance = new RegistryScope(null, INSTANCE_FRESH_MS);
const own = new Map<string, RegistryScope>();
const names = new Map<string, { instanceVersion: number; ownVersion: number; list: Names }>();
let instanceNames: { version: number; list: Names } = { version: -1, list: [] };

/** Reads happen on first use; the answers follow the database within seconds, within this process at once. */
export function protectedWorksFor(organisationId: string): ProtectedWorks {
  const scopes = async () => {
    const mine = ownScope(organisationId);
    await Promise.all([instance.refresh(organisationId), mine.refresh(organisationId)]);
    return [instance, mine] as const;
  };
  return {
    async count() {
      const counts: Record<string, number> = {};
      for (const scope of await scopes())
        for (const [kind, count] of Object.entries(scope.works.countByKind()))
          counts[kind] = (counts[kind] ?? 0) + count;
      return counts;
    },
    async nearest(hashes, maxDistance, soft = []) {
      const best = new Map<string, Untitled>();
      for (const { works } of await scopes()) {
        const answers = works.index.searchAll(
          hashes.map(({ hash }) => hash),
          maxDistance,
        );
        for (const [at, near] of answers.entries())
          for (const { ref, distance } of near) {
            const work = works.ofFingerprint(ref);
            const query = hashes[at];
            if (!work || !query || (best.get(work.id)?.distance ?? Number.POSITIVE_INFINITY) <= distance) continue;
            const { variant, region } = query;
            best.set(work.id, {
              ...found(work),
              distance,
              variant,
              workPart: work.workPart,
              method: 'fingerprint',
              ...(region ? { region } : {}),
            });
          }
        for (const match of softIn(works, soft)) if (!best.has(match.workId)) best.set(match.workId, match);
      }
      return titled(organisationId, [...best.values()]);
    },
    async parts() {
      const searched: SearchedParts = { shapes: 0, keypoints: 0 };
      for (const { works } of await scopes()) {
        searched.shapes += works.shaped;
        searched.keypoints += works.keypoints.works;
      }
      return searched;
    },
    async alike(parts) {
      const matches: Untitled[] = [];
      for (const { works } of await scopes()) matches.push(...alikeIn(works, parts));
      return titled(organisationId, matches);
    },
    async resembling(model, vector) {
      if (await embedWaiting(organisationId, model)) {
        expireRegistry(null);
        expireRegistry(organisationId);
      }
      const near: (Untitled & { cosine: number })[] = [];
      let [compared, size] = [0, 0];
      for (const { works } of await scopes()) {
        size += works.size;
        for (const { ref, cosine } of works.embeddings.cosines(model.sha256, vector)) {
          const work = works.at(ref);
          if (!work) continue;
          compared += 1;
          near.push({ ...found(work), distance: 0, variant: 'embedding', cosine });
        }
      }
      near.sort((a, b) => b.cosine - a.cosine);
      const nearest = near.slice(0, MOST_RESEMBLING);
      const cosines = new Map(nearest.map(({ workId, cosine }) => [workId, cosine]));
      const matches = (await titled(organisationId, nearest)).map((match) => ({
        ...match,
        cosine: cosines.get(match.workId) ?? 0,
      }));
      return { compared, notEmbedded: size - compared, nearest: matches.sort((a, b) => b.cosine - a.cosine) };
    },
    async names() {
      const [all, mine] = await scopes();
      return namesOf(organisationId, all, mine);
    },
  };
}

const found = ({ id, kind, own: isOwn }: KnownWork) => ({ workId: id, kind, ...(isOwn ? { own: true } : {}) });

/** Soft works that a soft picture is a copy of; the distance is what is missing from a cosine of 1, in hundredths. */
function softIn(works: RegistryScope['works'], prints: Parameters<ProtectedWorks['nearest']>[0]): Untitled[] {
  const near = works.soft.search(prints.map(({ hash }) => hash)).sort((a, b) => b.cosine - a.cosine);
  return near.flatMap(({ ref, cosine, print }): Untitled[] => {
    const work = works.ofFingerprint(ref);
    const query = prints[print];
    if (!work || !query) return [];
    const { variant, region } = query;
    return [
      {
        ...found(work),
        distance: Math.round(100 * (1 - cosine)),
        variant: variant.slice(SOFT.length),
        workPart: work.workPart.slice(SOFT.length),
        method: 'soft',
        ...(region ? { region } : {}),
      },
    ];
  });
}

function alikeIn(works: RegistryScope['works'], { shapes, keypoints }: PictureParts): Untitled[] {
  const matches: Untitled[] = [];
  for (const near of works.shapes.search(shapes)) {
    const work = works.at(near.ref);
    const region = shapes[near.shape]?.region;
    if (work && region)
      matches.push({ ...found(work), distance: near.distance, variant: 'shape', method: 'shape', region });
  }
  for (const { ref, agreeing, distance, region } of works.keypoints.search(keypoints)) {
    const work = works.at(ref);
    if (work) matches.push({ ...found(work), distance, variant: 'keypoints', method: 'keypoints', agreeing, region });
  }
  return matches;
}

/** Titles and holders of the few that matched, and which of them a dispute has won back. */
async function titled(organisationId: string, matches: readonly Untitled[]): Promise<WorkMatch[]> {
  if (matches.length === 0) return [];
  const rows = await forOrganisation(organisationId, async (tx) => ({
    works: await tx.protectedWork.findMany({
      where: { id: { in: matches.map(({ workId }) => workId) } },
      select: { id: true, title: true, holder: true },
    }),
    exempt: await exemptWorks(tx, organisationId),
  }));
  const words = new Map(rows.works.map((work) => [work.id, work]));
  return matches
    .flatMap((match): WorkMatch[] => {
      const work = words.get(match.workId);
      if (!work) return [];
      const isOwn = match.own === true || rows.exempt.has(match.workId);
      return [{ ...match, title: work.title, holder: work.holder, ...(isOwn ? { own: true } : {}) }];
    })
    .sort((a, b) => a.distance - b.distance);
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
async function namesOf(organisationId: string, all: RegistryScope, mine: RegistryScope): Promise<Names> {
  const instanceVersion = all.version;
  if (instanceNames.version !== instanceVersion)
    instanceNames = { version: instanceVersion, list: await listOf(organisationId, null) };
  if (mine.works.size === 0) return instanceNames.list;
  const ownVersion = mine.version;
  const known = names.get(organisationId);
  if (known?.instanceVersion === instanceVersion && known.ownVersion === ownVersion) return known.list;
  const list = [...instanceNames.list, ...(await listOf(organisationId, organisationId))];
  names.set(organisationId, { instanceVersion, ownVersion, list });
  return list;
}

/** Names proper first, so that a million photographs do not push them out; then titles. */
const NAME_KINDS = ['brand-mark', 'name', 'artist', 'character', 'logo'];

async function listOf(asker: string, organisationId: string | null): Promise<Names> {
  const select = { id: true, title: true, kind: true, standing: true } as const;
  const rows = await forOrganisation(asker, async (tx) => {
    const proper = await tx.protectedWork.findMany({
      where: { organisationId, kind: { in: NAME_KINDS } },
      orderBy: { id: 'asc' },
      take: MOST_NAMES,
      select,
    });
    const others = await tx.protectedWork.findMany({
      where: { organisationId, kind: { notIn: NAME_KINDS } },
      orderBy: { createdAt: 'desc' },
      take: MOST_NAMES - proper.length,
      select,
    });
    return [...proper, ...others];
  });
  return rows.map(({ id, title, kind, standing }) => ({
    name: title.toLowerCase(),
    kind,
    workId: id,
    ...(organisationId !== null && standing === 'own' ? { own: true } : {}),
  }));
}
