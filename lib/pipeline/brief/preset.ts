/**
 * A brand preset: a brand's rules. `presetSchema` is what people write and exchange (`examples/brands/*.json`);
 * `presetSnapshotSchema` is what a brief pins: the same, with logos stored as blobs.
 */
import { z } from 'zod';

const hex = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #1a2b3c');
export const COLOUR_ROLES = ['primary', 'secondary', 'accent', 'background', 'text'] as const;
export const LAYOUT_IDS = ['editorial', 'spotlight', 'split'] as const;
export type LayoutId = (typeof LAYOUT_IDS)[number];

const typeface = z.object({
  /** A bundled family (see imaging's font catalogue). */
  family: z.string().min(1).max(80),
  weight: z.number().int().min(100).max(900),
  /** Extra letter spacing in em. */
  tracking: z.number().min(-0.1).max(0.3).default(0),
  case: z.enum(['none', 'upper']).default('none'),
});

const logoVariant = {
  /** The ground this variant is made for. */
  ground: z.enum(['light', 'dark', 'any']),
};

const presetBody = {
  schema: z.literal(1),
  name: z.string().trim().min(1).max(80),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
    .max(60),
  colours: z
    .array(z.object({ role: z.enum(COLOUR_ROLES), hex, weight: z.number().min(0).max(1) }))
    .min(2)
    .max(8),
  type: z.object({ display: typeface, text: typeface }),
  voice: z.object({
    use: z.array(z.string().min(1).max(60)).max(100).default([]),
    avoid: z.array(z.string().min(1).max(60)).max(200).default([]),
  }),
  style: z.object({
    words: z.array(z.string().min(1).max(40)).max(30).default([]),
    negative: z.array(z.string().min(1).max(40)).max(30).default([]),
  }),
  layouts: z
    .array(z.enum(LAYOUT_IDS))
    .min(1)
    .default([...LAYOUT_IDS]),
  /** Corner radius of panels and buttons as a share of the short side, 0 to 0.05. */
  corner: z.number().min(0).max(0.05).default(0.01),
  disclosure: z
    .object({
      aiLabel: z.enum(['always', 'optional', 'never']).default('optional'),
      trainingMining: z.enum(['notAllowed', 'allowed']).default('notAllowed'),
    })
    .prefault({}),
};

const logoFacts = {
  /** Clear space on every side as a share of the logo's height. */
  clearSpace: z.number().min(0).max(2).default(0.25),
  /** Smallest width in pixels. */
  minWidth: z.number().int().min(16).max(400).default(48),
};

export const presetSchema = z.object({
  ...presetBody,
  logo: z.object({
    ...logoFacts,
    variants: z
      .array(
        z
          .object({
            ...logoVariant,
            /** `data:image/svg+xml;base64,…` (or PNG), or a file beside the preset (no folders, no `..`). */
            data: z.string().max(4_000_000).optional(),
            file: z
              .string()
              .regex(/^[\w-]+\.(svg|png)$/i, 'must be a plain .svg or .png file name')
              .optional(),
          })
          .refine((v) => (v.data === undefined) !== (v.file === undefined), 'needs either "data" or "file"'),
      )
      .min(1)
      .max(6),
  }),
});
export type Preset = z.infer<typeof presetSchema>;

export const presetSnapshotSchema = z.object({
  ...presetBody,
  logo: z.object({
    ...logoFacts,
    variants: z
      .array(z.object({ ...logoVariant, blob: z.string(), mediaType: z.enum(['image/svg+xml', 'image/png']) }))
      .min(1),
  }),
});
export type PresetSnapshot = z.infer<typeof presetSnapshotSchema>;
export type ColourRole = (typeof COLOUR_ROLES)[number];
