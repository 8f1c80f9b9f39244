/** What was found in somebody's guidelines: proposals, which a person confirms. Nothing is taken over by itself. */
import type { ColourRole } from '../../pipeline/brief/index';

export interface FoundColour {
  hex: string;
  /** Share of the picture, or uses in the page; for the order and the weight. */
  weight: number;
  /** A guess from lightness, colourfulness and area. */
  role: ColourRole;
  uses: number | null;
}

export interface FoundFont {
  family: string;
  uses: number;
  /** Can be set here without uploading a file. */
  bundled: boolean;
}

export interface FoundLogo {
  /** Why it was taken for one. */
  why: string;
  /** `data:image/png;base64,…` or SVG; null when the page only names a file, which is not fetched. */
  data: string | null;
  name: string;
  width: number | null;
  height: number | null;
}

export interface Proposal {
  colours: FoundColour[];
  fonts: FoundFont[];
  logos: FoundLogo[];
  /** What was seen and could not be used, in words. */
  notes: string[];
}
