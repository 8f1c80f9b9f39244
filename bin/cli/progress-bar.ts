import { STEPS, type Step } from '../../lib/pipeline/pipeline';

/** The pipeline itself as a progress bar, on stderr and only where a person looks at it. */
export interface ProgressBar {
  show(step: Step, done: number, total: number): void;
  clear(): void;
}

const WIDTH = 24;

export function progressBar(stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  if (!stream.isTTY) return { show() {}, clear() {} };
  return {
    show(step, done, total) {
      const share = (STEPS.indexOf(step) + (total > 0 ? done / total : 0)) / STEPS.length;
      const filled = Math.round(Math.min(1, share) * WIDTH);
      const count = total > 0 ? ` ${done}/${total}` : '';
      stream.write(`\r\u001b[2K${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${step}${count}`);
    },
    clear: () => void stream.write('\r\u001b[2K'),
  };
}
