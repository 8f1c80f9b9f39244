/** The two looks: at artworks before anything is composed on them, and at finished creatives. */
import { decodeImage } from '../../imaging/index';
import { aspectOf, placementOf } from '../brief/index';
import type { CompositionOutput } from '../composition/output';
import type { Finding } from '../finding';
import type { GenerationOutput } from '../generation/output';
import type { Item, Outcome, Ports, RunFacts, Stage } from '../stage';
import { SAFEGUARDS } from './catalogue';
import { type SafeguardsOutput, safeguardsOutputSchema } from './output';
import type { Picture, Safeguard, Subject } from './safeguard';

/** A picture to look at, its pixels still in the store. */
type Awaited = Omit<Picture, 'pixels'> & { blob: string };

export const safeguardsArtworkStage: Stage<SafeguardsOutput, { generation: GenerationOutput }> = {
  step: 'safeguards:artwork',
  output: safeguardsOutputSchema,
  run({ run, items, earlier: { generation } }, ports) {
    const pictures = generation.artworks.flatMap((artwork): Awaited[] => {
      const shown = items.filter((item) => item.index === artwork.index && aspectOfItem(item, run) === artwork.aspect);
      const { blob, width, height } = artwork;
      return shown.length > 0 ? [{ subject: 'artwork', blob, width, height, items: shown, artwork }] : [];
    });
    return look('artwork', pictures, run, generation, ports);
  },
};

export const safeguardsCreativeStage: Stage<
  SafeguardsOutput,
  { generation: GenerationOutput; composition: CompositionOutput }
> = {
  step: 'safeguards:creative',
  output: safeguardsOutputSchema,
  run({ run, items, earlier: { generation, composition } }, ports) {
    const pictures = composition.creatives.flatMap((creative): Awaited[] => {
      const item = items.find(({ index, placement }) => index === creative.index && placement === creative.placement);
      if (!item) return [];
      // What was ordered, not what composition says it made.
      const { width, height } = placementOf(creative.placement, run.brief) ?? creative;
      return [{ subject: 'creative', blob: creative.blob, width, height, items: [item], creative }];
    });
    return look('creative', pictures, run, generation, ports);
  },
};

function aspectOfItem(item: Item, { brief }: RunFacts): string | null {
  const placement = placementOf(item.placement, brief);
  return placement ? aspectOf(placement) : null;
}

async function look(
  subject: Subject,
  pictures: readonly Awaited[],
  run: RunFacts,
  generation: GenerationOutput,
  ports: Ports,
): Promise<Outcome<SafeguardsOutput>> {
  const safeguards: readonly Safeguard[] = SAFEGUARDS.filter((entry: Safeguard) => entry.appliesTo.includes(subject));
  const findings: Finding[] = [];
  for (const [at, { blob, ...picture }] of pictures.entries()) {
    ports.signal.throwIfAborted();
    const { pixels } = await decodeImage(await ports.blobs.get(blob), { name: `The ${subject}` });
    for (const safeguard of safeguards)
      findings.push(...(await safeguard.inspect({ ...picture, pixels }, { run, generation }, ports)));
    ports.progress(at + 1, pictures.length);
  }
  const inspected = safeguards.map(({ id, version }) => ({ safeguard: id, version, pictures: pictures.length }));
  const items = pictures.flatMap((picture) => picture.items.map(({ index, placement }) => ({ index, placement })));
  return { output: { inspected, items }, findings };
}
