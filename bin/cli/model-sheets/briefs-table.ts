/** Twenty briefs as customers write them, to be drawn by both engines side by side. */
import type { Quiet } from '../../../lib/pipeline/brief/index';

export interface SheetBrief {
  prompt: string;
  colours: readonly string[];
  quiet: Quiet;
}

export const PALETTES = {
  roast: ['#1f3b33', '#f6eee1', '#a84a22', '#8a9a86', '#241811'],
  volt: ['#2337ff', '#f4f6fb', '#0b1020', '#8fd3ff', '#d4ff3a'],
  blush: ['#f2c6c2', '#fff4ee', '#b4495a', '#e8a48f', '#5b2333'],
} as const;

const { roast, volt, blush } = PALETTES;

export const BRIEFS: readonly SheetBrief[] = [
  { prompt: 'a round podium with soft shadows for a skincare launch', colours: blush, quiet: 'top' },
  { prompt: 'stone steps in warm morning light', colours: roast, quiet: 'left' },
  { prompt: 'arches and spheres, matte, calm', colours: ['#d9b99b', '#f3e7d9', '#7a5c46', '#c97b4a'], quiet: 'right' },
  { prompt: 'a wooden table in a cosy coffee house', colours: roast, quiet: 'top' },
  { prompt: 'marble counter, bright and clean', colours: ['#e8e6e1', '#b9b4aa', '#4d6a6d', '#ffffff'], quiet: 'left' },
  { prompt: 'soft peach mesh gradient for skincare', colours: blush, quiet: 'none' },
  {
    prompt: 'northern lights over the night sky',
    colours: ['#0b1d3a', '#1c7c7d', '#63e0a9', '#6b3fa0'],
    quiet: 'bottom',
  },
  { prompt: 'calm layered paper waves', colours: ['#0e4b6e', '#3d8fb0', '#bfe0ea', '#f6fbfc'], quiet: 'top' },
  { prompt: 'flowing silk for a perfume', colours: ['#5b1a3a', '#a23b5e', '#e9b7b0'], quiet: 'right' },
  {
    prompt: 'golden bokeh lights for a christmas campaign',
    colours: ['#0f3b2e', '#c9a14a', '#7d1128', '#f7edd8'],
    quiet: 'left',
  },
  { prompt: 'misty mountains at dawn, calm', colours: ['#2b4162', '#8da9c4', '#f2b880', '#eef4ed'], quiet: 'top' },
  { prompt: 'sand dunes at sunset', colours: ['#c8643c', '#f0b67f', '#7a2e3a', '#ffe3c2'], quiet: 'left' },
  { prompt: 'city skyline at night', colours: volt, quiet: 'top' },
  {
    prompt: 'playful memphis pattern for a summer sale',
    colours: ['#ff5964', '#ffe74c', '#35a7ff', '#ffffff'],
    quiet: 'centre',
  },
  { prompt: 'terrazzo in soft tones', colours: ['#efe6dd', '#c98b70', '#6a8d92', '#3b4a54'], quiet: 'none' },
  {
    prompt: 'a retro sunburst for our grand opening',
    colours: ['#f4a259', '#f4e285', '#bc4b51', '#5b8e7d'],
    quiet: 'bottom',
  },
  { prompt: 'confetti for a birthday party', colours: ['#ff7eb6', '#ffd166', '#06d6a0', '#118ab2'], quiet: 'centre' },
  { prompt: 'neon grid for a gaming launch', colours: ['#120136', '#ff2fd6', '#22d3ee', '#5b21b6'], quiet: 'top' },
  {
    prompt: 'tropical leaves with soft shadows',
    colours: ['#1b4332', '#52b788', '#d8f3dc', '#f4a261'],
    quiet: 'right',
  },
  { prompt: 'glossy balloons in pastel colours', colours: ['#cdb4db', '#ffc8dd', '#bde0fe', '#ffafcc'], quiet: 'left' },
];
