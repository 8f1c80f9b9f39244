/**
 * A picture that waits in review because a part of it is somebody else's: the organisation keeps clear of a registered woodcut,
 * and a picture it wants sealed has that woodcut pasted into it. Both are drawn here; the match is found by the real safeguard.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Actor } from '../../lib/accounts/index';
import { ColophonError } from '../../lib/errors/index';
import { watchGeneration } from '../../lib/generations/index';
import { composite, createSurface, decodeImage, encodeJpeg, type Pixels, resize } from '../../lib/imaging/index';
import { registerWork } from '../../lib/rights/index';
import { sealPicture } from '../../lib/seals/index';
import { closeVerifyThread } from '../../lib/verify/index';

const TITLE = 'Harbour at six, woodcut';
const HOLDER = 'Mara Lindqvist';
const LONGEST_RUN_MS = 240_000;
/** Our own backdrop, while the machine builds pages and draws the other examples: the limit for strangers' files would be too short. */
const READ_MS = 120_000;
/** A picture to be sealed is read under the limit for strangers' files, so on a busy machine it is tried again, later each time. */
const PAUSES_MS = [5_000, 15_000, 30_000, 60_000];
/** What slowness is told as: by the decoder, and by the thread that gives up on a file. */
const TOO_SLOW: ReadonlySet<string> = new Set(['image_decode_timeout', 'image_unreadable']);

/** Once in an installation's life: the work by its reference, the seal by its key. */
export async function demoSimilarity(actor: Actor): Promise<void> {
  try {
    const woodcut = drawWoodcut();
    await registerWork(actor, {
      ...{ title: TITLE, holder: HOLDER, kind: 'artwork', pixels: woodcut },
      ...{ standing: 'foreign', keepPreview: true, importRef: `demo ${actor.organisationId} woodcut` },
    });
    const id = await sealed(actor, await picture(woodcut));
    for await (const _ of watchGeneration(actor, id, AbortSignal.timeout(LONGEST_RUN_MS)));
  } catch (error) {
    // An example that cannot be made must not keep the installation from starting.
    if (!(error instanceof ColophonError)) throw error;
    console.log(`The example of a match was not made: ${error.message}`);
  } finally {
    await closeVerifyThread();
  }
}

/** The key keeps it to one seal, however often it is asked for. @returns the generation's id. */
async function sealed(actor: Actor, bytes: Uint8Array): Promise<string> {
  const request = {
    bytes,
    fileName: 'morning-table.jpg',
    title: 'A quiet table in the morning',
    preset: 'tallhamn',
    source: 'photo',
    people: 'none',
    idempotencyKey: 'demo similarity',
  } as const;
  for (const pause of PAUSES_MS) {
    try {
      return (await sealPicture(actor, request)).id;
    } catch (error) {
      if (!(error instanceof ColophonError) || !TOO_SLOW.has(error.code)) throw error;
      await wait(pause);
    }
  }
  return (await sealPicture(actor, request)).id;
}

/** A backdrop of our own with the woodcut hung on it, a little smaller than it was made. */
async function picture(woodcut: Pixels): Promise<Uint8Array> {
  const file = fileURLToPath(new URL('../../examples/artworks/landscape.webp', import.meta.url));
  const { pixels } = await decodeImage(await readFile(file), { name: 'The backdrop', timeoutMs: READ_MS });
  const ground = await resize(pixels, 1600, Math.round((1600 * pixels.height) / pixels.width));
  const hung = composite(ground, await resize(woodcut, 520, 520), 870, Math.round(ground.height * 0.16));
  return encodeJpeg(hung, { quality: 92 });
}

/** Cranes, masts, houses and their reflections, cut in black on paper. */
export function drawWoodcut(side = 900): Pixels {
  const surface = createSurface(side, side);
  const { context } = surface;
  let state = 6;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  context.fillStyle = '#f1e7d3';
  context.fillRect(0, 0, side, side);
  context.fillStyle = '#d9a441';
  context.beginPath();
  context.arc(side * 0.72, side * 0.22, side * 0.09, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#1d2a33';
  for (let x = 0; x < side; ) {
    const width = side * (0.05 + next() * 0.07);
    const height = side * (0.08 + next() * 0.2);
    const top = side * 0.6 - height;
    context.fillRect(x, top, width * 0.92, height);
    if (next() > 0.4) {
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x + width * 0.46, top - side * 0.05);
      context.lineTo(x + width * 0.92, top);
      context.fill();
    }
    context.fillStyle = '#f1e7d3';
    for (let row = 0; row < 5; row += 1)
      for (let column = 0; column < 3; column += 1)
        if (next() > 0.35 && top + row * side * 0.035 < side * 0.57)
          context.fillRect(
            x + width * (0.14 + column * 0.26),
            top + side * 0.014 + row * side * 0.035,
            width * 0.12,
            side * 0.018,
          );
    context.fillStyle = '#1d2a33';
    x += width;
  }
  context.strokeStyle = '#1d2a33';
  for (const at of [0.14, 0.42, 0.86]) {
    context.lineWidth = side * 0.008;
    context.beginPath();
    context.moveTo(side * at, side * 0.6);
    context.lineTo(side * at, side * 0.14);
    context.lineTo(side * (at + 0.2), side * 0.22);
    context.moveTo(side * at, side * 0.14);
    context.lineTo(side * (at - 0.08), side * 0.2);
    context.moveTo(side * (at + 0.16), side * 0.205);
    context.lineTo(side * (at + 0.16), side * 0.36);
    context.stroke();
  }
  for (let line = 0; line < 46; line += 1) {
    const y = side * (0.63 + line * 0.008);
    context.lineWidth = side * (0.001 + next() * 0.004);
    context.beginPath();
    context.moveTo(side * next() * 0.4, y);
    context.lineTo(side * (0.5 + next() * 0.5), y + side * (next() - 0.5) * 0.01);
    context.stroke();
  }
  context.fillStyle = '#8c2f23';
  for (const at of [0.3, 0.62]) {
    context.beginPath();
    context.moveTo(side * at, side * 0.74);
    context.lineTo(side * (at + 0.22), side * 0.74);
    context.lineTo(side * (at + 0.17), side * 0.81);
    context.lineTo(side * (at + 0.04), side * 0.81);
    context.fill();
    context.fillRect(side * (at + 0.08), side * 0.68, side * 0.07, side * 0.05);
  }
  return surface.pixels();
}
