import { describe, expect, it } from 'vitest';
import { assessSubject } from '../../../lib/pipeline/generation/index';
import house from '../../../models/house/model.json';
import model from '../../fixtures/four-families.json';
import { DRAWABLE, DRAWABLE_UNSEEN, KNOWN_MISTAKES, UNDRAWABLE, UNDRAWABLE_UNSEEN } from './subject-prompts-table';

describe('what a model can draw', () => {
  it.each([...DRAWABLE, ...DRAWABLE_UNSEEN])('draws “%s”', (prompt) => {
    const { drawable, subject } = assessSubject(prompt, model);
    expect({ drawable, subject: drawable ? 'any' : subject }).toEqual({ drawable: true, subject: 'any' });
  });

  it.each(UNDRAWABLE)('refuses “%s” and names “%s”', (prompt, subject) => {
    const answer = assessSubject(prompt, model);
    expect(answer.drawable).toBe(false);
    expect(answer.subject ?? '').toContain(subject);
    expect(answer.suggestions).toHaveLength(3);
  });

  it.each(UNDRAWABLE_UNSEEN)('refuses “%s”', (prompt) => {
    expect(assessSubject(prompt, model).drawable).toBe(false);
  });

  it.each(KNOWN_MISTAKES)('still takes “%s” for something it can draw', (prompt) => {
    expect(assessSubject(prompt, model).drawable).toBe(true);
  });

  it('judges every prompt alike for the house model as it is now, but for what it learned since', () => {
    const learned = ['snow', 'fireworks over the harbour'];
    // Brick is a colour it knows, and a wall of light a scene: bricks are not drawn.
    const mistaken = ['a brick wall'];
    const prompts = [...DRAWABLE, ...DRAWABLE_UNSEEN, ...UNDRAWABLE.map(([prompt]) => prompt), ...UNDRAWABLE_UNSEEN];
    const answers = prompts.map((prompt) => `${assessSubject(prompt, house).drawable} ${prompt}`);
    expect(answers).toEqual(
      prompts.map(
        (prompt) => `${[...learned, ...mistaken].includes(prompt) || assessSubject(prompt, model).drawable} ${prompt}`,
      ),
    );
  });

  it.each([
    'playful memphis pattern',
    'halftone dots',
    'polka dots in red',
    'city skyline at night',
    'retro sunburst',
    'round podium',
    'palm leaf shadows on a warm wall',
  ])('the house model refuses “%s”: it knows the words and does not draw the scene', (prompt) => {
    expect(assessSubject(prompt, house).drawable).toBe(false);
  });

  it('offers the family that a misspelt subject meant', () => {
    expect(assessSubject('moutains', model).suggestions[0]?.family).toBe('landscape');
    expect(assessSubject('gradiant', model).suggestions[0]?.family).toBe('gradient');
  });

  it('names the family that is drawn', () => {
    expect(assessSubject('warm paper waves', model).family).toBe('waves');
    expect(assessSubject('photo of mountains at dawn', model).family).toBe('landscape');
    expect(assessSubject('warm autumn colours', model).family).toBe(null);
  });

  it('lists each word it was never taught, once, in order', () => {
    expect(assessSubject('synthwave mountains for fintech, synthwave', model).unknownWords).toEqual([
      'synthwave',
      'fintech',
    ]);
    expect(assessSubject('a mountain at dawn', model).unknownWords).toEqual([]);
  });

  it('knows a picture to be person-free only when the family cannot hold people', () => {
    const figures = {
      id: 'figures',
      title: 'Figures',
      person_free: false,
      subjects: ['character', 'people'],
      example_prompt: 'two characters',
    };
    const both = { ...model, families: [...model.families, figures] };
    expect(assessSubject('mountains', model).personFree).toBe(true);
    expect(assessSubject('mountains', both).personFree).toBe(true);
    expect(assessSubject('people at a party', both)).toMatchObject({
      drawable: true,
      family: 'figures',
      personFree: false,
    });
    expect(assessSubject('mountains with people', both).personFree).toBe(false);
    expect(assessSubject('a cat', both).personFree).toBe(null);
  });

  it('takes a model without families to draw anything, and claims nothing about it', () => {
    const open = assessSubject('a cat', { words: [], families: [], modifiers: [] });
    expect(open).toMatchObject({ drawable: true, personFree: null, unknownWords: [], suggestions: [] });
  });

  it('answers within a few milliseconds for the longest prompt', () => {
    const prompt = 'misty mountains with a little woman of clouds and '.repeat(80).slice(0, 4000);
    const begin = process.cpuUsage();
    assessSubject(prompt, model);
    expect(process.cpuUsage(begin).user / 1000).toBeLessThan(100);
  });
});
