/** What each engine was trained on, as its maker says. An engine nobody wrote down is undisclosed: that is the truth about it. */
const DATA: Readonly<Record<string, string>> = {
  house:
    'Pictures drawn by the code in models/training of this repository, from seeds 1,000,000 up, and their mirror images; nothing else. No photograph, no artwork and no picture of another maker was used.',
  scenes: 'None: its pictures are drawn by code, and nothing was trained.',
};

export const UNDISCLOSED = 'Undisclosed by its maker.';

export function trainingDataOf({ name }: { name: string }): string {
  return Object.hasOwn(DATA, name) ? (DATA[name] ?? UNDISCLOSED) : UNDISCLOSED;
}
