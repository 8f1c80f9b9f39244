/** The kind of worker a job needs; the pipeline's own list says which step needs which. */
export type Lane = 'gpu' | 'cpu';
