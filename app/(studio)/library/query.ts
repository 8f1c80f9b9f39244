/** The library's filters as they stand in the address. */
export interface LibraryQuery {
  q: string;
  placement: string;
  preset: string;
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '').slice(0, 200);

export function readQuery(given: Record<string, string | string[] | undefined>): LibraryQuery {
  return { q: one(given.q), placement: one(given.placement), preset: one(given.preset) };
}

export const isFiltered = (query: LibraryQuery) => query.q !== '' || query.placement !== '' || query.preset !== '';

/** The filters as a query string, without the empty ones. */
export function toSearch(query: Partial<LibraryQuery> & { cursor?: string; limit?: string }): string {
  return new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
}
