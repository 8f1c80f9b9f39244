import { type Client, client } from '../client';
import { explainFailure } from '../failures';

/** Runs one of the named exceptions: a function of the database that answers one narrow question past row-level security. */
export async function ask<Answer>(question: (db: Client) => Promise<Answer>): Promise<Answer> {
  try {
    return await question(client());
  } catch (error) {
    throw explainFailure(error);
  }
}
