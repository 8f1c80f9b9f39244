/** A failure a person can do something about: printed as its one sentence, without a stack. */
export class SetupError extends Error {
  /** @param {string} message @param {{ cause?: unknown }} [options] */
  constructor(message, options) {
    super(message, options);
    this.name = 'SetupError';
  }
}

/**
 * Turns what the system said into a sentence where we know one.
 * @param {unknown} error
 * @param {string} folder what was being written
 */
export function explain(error, folder) {
  if (error instanceof SetupError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || /no space left on device|disk full/i.test(text)) {
    return new SetupError(
      `The disk that holds ${folder} is full. Free some space (500 MB is comfortable) and start again; nothing was damaged.`,
      { cause: error },
    );
  }
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return new SetupError(`${folder} is a file, or lies under one. Choose a folder: DATA_DIR=/some/folder npm start`, {
      cause: error,
    });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new SetupError(
      `${folder} cannot be written by this user (${code}). Give it to this user, or choose another place: DATA_DIR=/some/folder npm start`,
      { cause: error },
    );
  }
  return error;
}
