/** Bars that look at one picture for each request: classifier, colour, scene, quiet space, fidelity. */
import { WEIGHTS } from '../../bin/cli/model-sheets/draw';
import { hexToRgb, srgbToLab } from '../../lib/imaging/index';
import type { Bar } from '../bars';
import { colourDistance } from './colour-transport';
import type { Pair, Picture } from './draw-pairs';
import { frechetDistance } from './features';
import { quietRatio } from './quiet-ratio';

export const NO_CLASSIFIER = 'the model ships no evaluation/scene-classifier.onnx';
const QUIET_ENOUGH = 0.3;

export const rounded = (value: number, digits = 3) => Number(value.toFixed(digits));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (values: readonly boolean[]) => values.filter(Boolean).length / values.length;

export function pictureBars(pairs: readonly Pair[], classified: boolean): Bar[] {
  return [
    classifierBar(pairs, classified),
    colourBar(pairs),
    sceneBar(pairs, classified),
    quietBar(pairs),
    fidelityBar(pairs, classified),
  ];
}

function classifierBar(pairs: readonly Pair[], classified: boolean): Bar {
  const about = { name: 'scene classifier: right on held-out renders', bar: '≥ 0.97' };
  if (!classified) return { ...about, value: null, pass: false, reason: NO_CLASSIFIER };
  const wrong: string[] = [];
  const right = pairs.flatMap(({ request, renders, drawn }) =>
    renders.map(({ seen }, half) => {
      if (seen?.family !== drawn[half]) wrong.push(`“${request.prompt}”: ${drawn[half]} seen as ${seen?.family}`);
      return seen?.family === drawn[half];
    }),
  );
  const value = rounded(share(right));
  return { ...about, value, renders: value, pass: value >= 0.97, sample: right.length, list: wrong };
}

function colourBar(pairs: readonly Pair[]): Bar {
  const distance = (picture: Picture, colours: readonly string[]) =>
    colourDistance(
      picture.pixels,
      colours.map((hex, at) => ({ lab: srgbToLab(hexToRgb(hex)), weight: WEIGHTS[at] ?? 0.05 })),
    );
  const model = mean(pairs.map(({ request, model: picture }) => distance(picture, request.colours)));
  const renders = mean(pairs.flatMap((pair) => pair.renders.map((picture) => distance(picture, pair.request.colours))));
  return {
    name: 'colour: mean ΔE2000 by optimal transport to the asked palette',
    value: rounded(model),
    renders: rounded(renders),
    bar: `≤ ${rounded(renders + 2)} (renders + 2)`,
    pass: model <= renders + 2,
    sample: pairs.length,
    detail: byFamily(pairs, ({ request, model: picture }) => distance(picture, request.colours)),
  };
}

function sceneBar(pairs: readonly Pair[], classified: boolean): Bar {
  const about = { name: 'scene: classifier agrees with the prompt', bar: '≥ 0.9' };
  if (!classified) return { ...about, value: null, pass: false, reason: NO_CLASSIFIER };
  const agrees = ({ seen }: Picture, { request }: Pair) => seen?.family === request.family;
  const model = share(pairs.map((pair) => agrees(pair.model, pair)));
  const renders = share(pairs.flatMap((pair) => pair.renders.map((picture) => agrees(picture, pair))));
  const missed = pairs.filter((pair) => !agrees(pair.model, pair));
  return {
    ...about,
    value: rounded(model),
    renders: rounded(renders),
    pass: model >= 0.9,
    sample: pairs.length,
    list: missed.map(
      ({ request, model: { seen } }) => `“${request.prompt}”: ${request.family} seen as ${seen?.family}`,
    ),
    detail: byFamily(pairs, (pair) => (agrees(pair.model, pair) ? 1 : 0)),
  };
}

function quietBar(pairs: readonly Pair[]): Bar {
  const asked = pairs.flatMap(({ request, model, renders }) => {
    const { quiet } = request;
    if (quiet === 'none') return [];
    return [
      {
        request,
        model: quietRatio(model.pixels, quiet),
        renders: renders.map(({ pixels }) => quietRatio(pixels, quiet)),
      },
    ];
  });
  const calm = (ratio: number) => ratio <= QUIET_ENOUGH;
  const value = share(asked.map(({ model }) => calm(model)));
  return {
    name: `quiet space: share with gradient energy ratio ≤ ${QUIET_ENOUGH}`,
    value: rounded(value),
    renders: rounded(share(asked.flatMap(({ renders }) => renders.map(calm)))),
    bar: '≥ 0.9',
    pass: value >= 0.9,
    sample: asked.length,
    list: asked
      .filter(({ model }) => !calm(model))
      .map(({ request, model }) => `“${request.prompt}”, ${request.quiet}, seed ${request.seed}: ${rounded(model)}`),
  };
}

/** Sets of one size: model against one half of the renders, the halves against each other. */
function fidelityBar(pairs: readonly Pair[], classified: boolean): Bar {
  const about = {
    name: 'fidelity: Fréchet distance in classifier features',
    bar: 'reported, falls with every release',
  };
  if (!classified) return { ...about, value: null, pass: false, reason: NO_CLASSIFIER };
  const features = (pick: (pair: Pair) => Picture) =>
    pairs.map((pair) => pick(pair).seen?.features ?? new Float32Array());
  const [first, second] = [features(({ renders }) => renders[0]), features(({ renders }) => renders[1])];
  return {
    ...about,
    value: rounded(
      frechetDistance(
        features(({ model }) => model),
        first,
      ),
    ),
    renders: rounded(frechetDistance(second, first)),
    pass: null,
    sample: pairs.length,
  };
}

function byFamily(pairs: readonly Pair[], measure: (pair: Pair) => number): Record<string, number> {
  const groups = new Map<string, number[]>();
  for (const pair of pairs)
    groups.set(pair.request.family, [...(groups.get(pair.request.family) ?? []), measure(pair)]);
  return Object.fromEntries([...groups].map(([family, values]) => [family, rounded(mean(values))]));
}
