/**
 * Does the whole picture resemble a registered work to an embedding model that the operator supplies (SIMILARITY_EMBEDDING_DIR)?
 * It finds what fingerprints cannot, a redrawn work among others; how often it errs is the model's, and was not measured here.
 * Works registered before the model was configured have no embedding: they are counted, and said not to have been compared.
 */
import { isOwnName } from '../../brief/index';
import { findingOn, type Safeguard } from '../safeguard';

export const similarityEmbedding: Safeguard = {
  id: 'similarity-embedding',
  version: 1,
  appliesTo: ['artwork', 'creative'],
  async inspect(picture, { run }, ports) {
    const { embedding, works } = ports;
    const nothing = { triggered: false, score: null, threshold: null } as const;
    if (!embedding || !works.resembling)
      return [findingOn(this, picture, { ...nothing, status: 'not_configured', code: 'embedding_not_configured' })];
    const model = { model: embedding.name, modelVersion: embedding.version, modelSha256: embedding.sha256 };
    try {
      const { compared, notEmbedded, nearest } = await works.resembling(
        embedding,
        await embedding.embed(picture.pixels),
      );
      const params = { ...model, compared, notEmbedded };
      if (compared === 0)
        return [
          findingOn(this, picture, { ...nothing, status: 'not_run', code: 'embedding_nothing_compared', params }),
        ];
      const foreign = nearest.filter(
        ({ own, holder, title }) => !own && !isOwnName(run.preset, holder) && !isOwnName(run.preset, title),
      );
      const [first] = foreign;
      const facts = { status: 'checked' as const, threshold: embedding.threshold };
      if (!first || first.cosine < embedding.threshold) {
        const score = first ? Math.round(first.cosine * 1000) / 1000 : null;
        return [findingOn(this, picture, { ...facts, triggered: false, score, code: 'embedding_passed', params })];
      }
      const score = Math.round(first.cosine * 1000) / 1000;
      const { workId: work, title, holder, kind } = first;
      return [
        findingOn(this, picture, {
          ...{ ...facts, triggered: true, score, code: 'embedding_match' },
          params: { ...params, work, title, holder, kind, method: 'embedding', cosine: score },
        }),
      ];
    } catch (error) {
      ports.signal.throwIfAborted();
      const problem = (error instanceof Error ? error.message : String(error)).slice(0, 200);
      const params = { ...model, problem };
      return [findingOn(this, picture, { ...nothing, status: 'not_run', code: 'embedding_failed', params })];
    }
  },
};
