/**
 * A brand preset: a brand's rules. `presetSchema` is what people write and exchange (`examples/brands/*.json`);
 * `presetSnapshotSchema` is what a brief pins: the same, with logos, fonts and references stored as blobs. Both may only grow,
 * and what is added has a default: a snapshot pinned last year is read today.
 */
import { z } from 'zod';
import { ownLayoutSchema } from './preset-layout';
import { enforcementSchema, lockedSchema, referenceSchema, storedReferenceSchema } from './preset-rules';
import { FONT_LIMITS, fontSchema, storedFontSchema, typefaceSchema } from './preset-type';

const hex = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #1a2b3c');
export const COLOUR_ROLES = ['primary', 'secondary', 'accent', 'background', 'text'] as const;
export const LAYOUT_IDS = ['editorial', 'spotlight', 'split'] as const;
export type LayoutId = (typeof LAYOUT_IDS)[number];
const layoutName = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
  .max(40);

const logoVariant = {
  /** The ground this variant is made for. */
  ground: z.enum(['light', 'dark', 'any']),
  /** What people call it, such as “wordmark” or “one colour”. */
  title: z.string().trim().max(40).optional(),
};

const voiceSchema = z.object({
  use: z.array(z.string().min(1).max(60)).max(100).default([]),
  avoid: z.array(z.string().min(1).max(60)).max(200).default([]),
  /** What this brand says instead; offered as a difference, never put in unasked. */
  instead: z
    .array(z.object({ from: z.string().min(1).max(60), to: z.string().min(1).max(60) }))
    .max(200)
    .optional(),
});

const presetBody = {
  schema: z.literal(1),
  name: z.string().trim().min(1).max(80),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
    .max(60),
  colours: z
    .array(
      z.object({
        role: z.enum(COLOUR_ROLES),
        hex,
        weight: z.number().min(0).max(1),
        title: z.string().trim().max(40).optional(),
      }),
    )
    .min(2)
    .max(8),
  type: z.object({ display: typefaceSchema, text: typefaceSchema }),
  voice: voiceSchema,
  style: z.object({
    words: z.array(z.string().min(1).max(40)).max(30).default([]),
    negative: z.array(z.string().min(1).max(40)).max(30).default([]),
  }),
  /** Names of the house's layouts and of `ownLayouts`; the first is taken when a brief names none. */
  layouts: z
    .array(layoutName)
    .min(1)
    .default([...LAYOUT_IDS]),
  ownLayouts: z.array(ownLayoutSchema).max(12).default([]),
  /** Corner radius of panels and buttons as a share of the short side, 0 to 0.05. */
  corner: z.number().min(0).max(0.05).default(0.01),
  disclosure: z
    .object({
      aiLabel: z.enum(['always', 'optional', 'never']).default('optional'),
      trainingMining: z.enum(['notAllowed', 'allowed']).default('notAllowed'),
    })
    .prefault({}),
  locked: lockedSchema,
  enforcement: enforcementSchema,
};

const logoFacts = {
  /** Clear space on every side as a share of the logo's height. */
  clearSpace: z.number().min(0).max(2).default(0.25),
  /** Smallest width in pixels. */
  minWidth: z.number().int().min(16).max(400).default(48),
};

interface Named {
  layouts: readonly string[];
  ownLayouts: readonly { id: string }[];
  locked: { layout?: string | undefined };
}

/** Every name of a layout stands for one. */
function checkLayouts({ layouts, ownLayouts, locked }: Named, context: z.RefinementCtx): void {
  const house: readonly string[] = LAYOUT_IDS;
  const own = ownLayouts.map(({ id }) => id);
  const problem = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
  for (const id of own) if (house.includes(id)) problem(['ownLayouts'], `"${id}" is the name of a house layout`);
  if (new Set(own).size !== own.length) problem(['ownLayouts'], 'names a layout twice');
  for (const id of layouts)
    if (!house.includes(id) && !own.includes(id))
      problem(['layouts'], `"${id}" is neither a house layout nor drawn here`);
  if (locked.layout !== undefined && !layouts.includes(locked.layout))
    problem(['locked', 'layout'], `"${locked.layout}" is not among the preset's layouts`);
}

export const presetSchema = z
  .object({
    ...presetBody,
    fonts: z.array(fontSchema).max(FONT_LIMITS.files).default([]),
    references: z.array(referenceSchema).max(8).default([]),
    logo: z.object({
      ...logoFacts,
      variants: z
        .array(
          z
            .object({
              ...logoVariant,
              /** `data:image/svg+xml;base64,…` (or PNG), or a file beside the preset (no folders, no `..`). */
              data: z.string().max(5_400_000).optional(),
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
  })
  .superRefine(checkLayouts);
export type Preset = z.infer<typeof presetSchema>;

export const presetSnapshotSchema = z
  .object({
    ...presetBody,
    fonts: z.array(storedFontSchema).max(FONT_LIMITS.files).default([]),
    references: z.array(storedReferenceSchema).max(8).default([]),
    logo: z.object({
      ...logoFacts,
      variants: z
        .array(z.object({ ...logoVariant, blob: z.string(), mediaType: z.enum(['image/svg+xml', 'image/png']) }))
        .min(1),
    }),
  })
  .superRefine(checkLayouts);
export type PresetSnapshot = z.infer<typeof presetSnapshotSchema>;
export type ColourRole = (typeof COLOUR_ROLES)[number];
