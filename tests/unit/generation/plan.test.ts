import { describe, expect, it } from 'vitest';
import { planArtworks } from '../../../lib/pipeline/generation/plan';
import { effectivePrompts } from '../../../lib/pipeline/generation/prompt';
import model from '../../fixtures/four-families.json';

const sizes = { square: [512, 512], portrait: [512, 896], landscape: [896, 512] } as const;
const item = (index: number, placement: string) => ({ id: `${index}${placement}`, index, placement, assetId: 'ast' });
const brief = { seed: 99, layout: 'editorial' as const };

describe('the plan', () => {
  it('draws one artwork for placements of one shape', () => {
    const plan = planArtworks(brief, [item(0, 'leaderboard'), item(0, 'linkedin-post')], { sizes });
    expect(plan).toEqual([{ index: 0, aspect: 'landscape', width: 896, height: 512, quiet: 'left', seed: 99 }]);
  });

  it('draws every index in every shape its items need, with one seed per index', () => {
    const items = [item(1, 'instagram-post'), item(1, 'instagram-story'), item(0, 'instagram-post')];
    const plan = planArtworks(brief, items, { sizes });
    expect(plan.map(({ index, aspect }) => `${index} ${aspect}`)).toEqual(['0 square', '1 square', '1 portrait']);
    expect(plan[1]?.seed).toBe(plan[2]?.seed);
    expect(plan[0]?.seed).not.toBe(plan[1]?.seed);
  });

  it('redraws an artwork from its own seed', () => {
    const [, second] = planArtworks(brief, [item(0, 'instagram-post'), item(1, 'instagram-post')], { sizes });
    const again = planArtworks({ ...brief, seed: second?.seed ?? 0 }, [item(0, 'instagram-post')], { sizes });
    expect(again[0]?.seed).toBe(second?.seed);
  });

  it('keeps quiet what the layout keeps for copy, unless the brief says otherwise', () => {
    const of = (asked: object) =>
      planArtworks({ ...brief, ...asked }, [item(0, 'instagram-post')], { sizes })[0]?.quiet;
    expect(of({})).toBe('top');
    expect(of({ layout: 'split' })).toBe('left');
    expect(of({ quiet: 'none' })).toBe('none');
    // A product in the middle of the layout stands on the scene's own stage, with the copy over both.
    expect(of({ layout: 'spotlight' })).toBe('centre');
    expect(of({ layout: 'spotlight', product: { sha256: 'a', mediaType: 'image/png' } })).toBe('top');
  });

  it('refuses a placement that does not exist', () => {
    expect(() => planArtworks(brief, [item(0, 'nonesuch')], { sizes })).toThrow('nonesuch');
  });
});

describe('the effective prompt', () => {
  const style = { words: ['calm', 'grainy film', 'soft light'], negative: ['busy', 'people'] };

  it('gives a model with a fixed vocabulary only words it was taught, as it was taught them', () => {
    const prompts = effectivePrompts(
      { prompt: 'Zen dune, gray MOUNTAINS & summits!', negativePrompt: 'stormy lettering' },
      style,
      model,
    );
    expect(prompts.prompt).toBe('dunes gray mountains summit calm soft light');
    expect(prompts.negative).toBe('stormy busy');
  });

  it('does not say a style word twice', () => {
    expect(effectivePrompts({ prompt: 'calm sea' }, style, model).prompt).toBe('calm sea soft light');
  });

  it('gives a model with an open vocabulary the text as written', () => {
    const open = { words: [], families: [], modifiers: [] };
    const prompts = effectivePrompts({ prompt: 'A cat, calm', negativePrompt: 'dogs' }, style, open);
    expect(prompts).toEqual({ prompt: 'A cat, calm, grainy film, soft light', negative: 'dogs, busy, people' });
  });
});
