/** What a safeguard is: it looks at one picture and reports; it decides nothing. */
import type { Pixels } from '../../imaging/index';
import type { Creative } from '../composition/output';
import type { Finding } from '../finding';
import type { Artwork, GenerationOutput } from '../generation/output';
import type { Ports, RunFacts } from '../stage';

export type Subject = 'artwork' | 'creative';

export interface Picture {
  subject: Subject;
  /** RGBA8 or RGB8, sRGB. */
  pixels: Pixels;
  /** The size it was promised to have, in pixels. */
  width: number;
  height: number;
  /** The items it stands for: findings name them. */
  items: readonly { index: number; placement: string }[];
  artwork?: Artwork;
  creative?: Creative;
}

export interface SafeguardContext {
  run: Pick<RunFacts, 'brief' | 'preset' | 'presetVersionId' | 'organisationId'>;
  generation: GenerationOutput;
}

export type SafeguardPorts = Pick<
  Ports,
  'works' | 'audits' | 'sessions' | 'signal' | 'now' | 'blobs' | 'moderation' | 'embedding'
>;

export interface Safeguard {
  /** Its findings' rule is `safeguards/<id>`. */
  id: string;
  version: number;
  appliesTo: readonly Subject[];
  /** At least one finding for every picture: what could not be checked says why. Rejects only on broken infrastructure. */
  inspect(picture: Picture, context: SafeguardContext, ports: SafeguardPorts): Promise<readonly Finding[]>;
}

/** A finding about `picture`; `params.subject` tells an artwork's from a creative's. */
export function findingOn(
  safeguard: Pick<Safeguard, 'id' | 'version'>,
  picture: Pick<Picture, 'subject' | 'items'>,
  facts: Pick<Finding, 'status' | 'triggered' | 'score' | 'threshold' | 'code'> & {
    params?: Finding['params'];
    region?: Finding['region'];
  },
): Finding {
  const { params, region, ...rest } = facts;
  return {
    rule: `safeguards/${safeguard.id}`,
    version: safeguard.version,
    ...rest,
    ...(region ? { region } : {}),
    items: picture.items.map(({ index, placement }) => ({ index, placement })),
    params: { subject: picture.subject, ...params },
  };
}
