/**
 * Pixels, formats and type: the only room that knows sharp and Skia.
 *
 * In: bytes from strangers, or pixels (RGBA8/RGB8, straight alpha, sRGB). Out: pixels, or file bytes with an sRGB profile.
 * What stops it: `ColophonError`s of the `image_*` family, `svg_unsafe`, `unsupported_font`, `invalid_argument`.
 */
export { colourDistance, colourGrid, packColourGrid, unpackColourGrid } from './colour/colour-grid';
export { colourDistanceInside } from './colour/colours-inside';
export { deltaE2000 } from './colour/delta-e-2000';
export { hexToRgb, rgbToHex } from './colour/hex';
export { type Lab, labToSrgb, srgbToLab } from './colour/lab';
export { contrastRatio, fromLinear, linear, luminanceContrast, relativeLuminance } from './colour/luminance';
export { mainColours, type WeightedColour } from './colour/main-colours';
export { MONK_SRGB } from './colour/monk-scale';
export { isSkinColour, type PaletteDistance, paletteDistance } from './colour/palette-distance';
export type { Rgb } from './colour/rgb';
export { paletteTransfer, transferToPalette } from './colour/transfer-to-palette';
export { type DecodedImage, type DecodeOptions, decodeImage } from './decode';
export { codecVersions, encodeAvif, encodeJpeg, encodePng, encodeWebp } from './encode';
export { FONTS, type Font, findFont } from './fonts/catalogue';
export { type CheckedFont, checkFont } from './fonts/check-font';
export { type FontRun, fontRuns } from './fonts/font-runs';
export { fontStack, missingCharacters, nearestWeight } from './fonts/font-stack';
export { printFont } from './fonts/print-font';
export { detectScripts, directionOf, type Script } from './fonts/scripts';
export { type BrandFont, BUNDLED_TYPEFACES, type Typeface, type Typefaces, typefacesOf } from './fonts/typefaces';
export { readSfnt } from './fonts/woff-to-sfnt';
export { type MetadataBlocks, readMetadataBlocks } from './metadata-blocks';
export { assertPixels, type Box, type Pixels } from './pixels';
export { IMAGE_FORMATS, type ImageFormat, sniffImage } from './sniff';
export { type Context, createSurface, type Drawable, type Surface, toDrawable, withoutAlpha } from './surface';
export { rasteriseSvg } from './svg/rasterise-svg';
export { type Element as XmlElement, readXml, Unsafe as UnsafeXml } from './svg/read-xml';
export { sanitiseSvg } from './svg/sanitise-svg';
export { composite, crop, type Kernel, opaqueBounds, resize } from './transform';
