/** What words in a file say about where its picture comes from. */
import type { DeclaredSource } from '../../brief/index';

/** https://cv.iptc.org/newscodes/digitalsourcetype/ ; what is not listed says nothing that a declaration could contradict. */
export const SOURCE_TYPE_SAYS: Readonly<Record<string, DeclaredSource>> = {
  trainedAlgorithmicMedia: 'trained',
  compositeWithTrainedAlgorithmicMedia: 'composite',
  compositeSynthetic: 'composite',
  algorithmicMedia: 'algorithmic',
  digitalCapture: 'photo',
  computationalCapture: 'photo',
  negativeFilm: 'photo',
  positiveFilm: 'photo',
  print: 'photo',
  minorHumanEdits: 'photo',
  humanEdits: 'photo',
  digitalCreation: 'human',
  digitalArt: 'human',
};

/** Programs that only make pictures with generative models, as they name themselves in files. Words, not parts of words. */
const GENERATORS =
  /\b(midjourney|dall[·.\- ]?e|chatgpt|gpt[- ]?image|openai api|stable[ -]?diffusion|automatic1111|sd[ -]?webui|forge neo|comfyui|invokeai|novelai|fooocus|adobe firefly|firefly image|made with google ai|edited with google ai|google imagen|gemini (?:image|flash)|nano banana|flux[.\- ]?(?:1|2|dev|schnell|pro)|ideogram(?: ai)?|leonardo\.?ai|bing image creator|image creator from microsoft|recraft|grok imagine|imagined with ai|dreamstudio|stability\.?ai|swarmui|draw things|diffusionbee|krea(?:\.ai)?|playground ai|nightcafe|seedream|jimeng|doubao|wan2|kling)\b/i;

/** Whether a text names a program that makes pictures with a model. */
export function namesGenerator(text: string): string | null {
  return GENERATORS.exec(text)?.[0] ?? null;
}

/** What generators write with a picture so that it can be made again; no other program writes these. */
export function isRecipe(keyword: string, text: string): boolean {
  if (/^(invokeai_metadata|invokeai_graph|sd-metadata|dream|fooocus_scheme|sui_image_params|aigc)$/i.test(keyword))
    return true;
  if (/\bSteps: \d+, Sampler: /.test(text)) return true;
  if (/"sui_image_params"|"invokeai_metadata"/.test(text)) return true;
  return (
    /^(prompt|workflow|comment|usercomment)$/i.test(keyword) &&
    /"(class_type|sampler|noise_schedule|ckpt_name)"/.test(text)
  );
}

/** Chinese labelling: `AIGC` with `Label` 1 or 2 says made by a model, or likely so (GB 45438-2025, annex E). */
export const AIGC_LABEL = /"?AIGC"?\s*[:=>]\s*[{"']?.{0,40}?"?Label"?\s*["']?\s*[:=]\s*"?[12]"?/s;
