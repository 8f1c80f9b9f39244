'use client';

import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { words } from '../../../../words';

const w = words.audits.desk;

export interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface MarkAreaProps {
  src: string;
  active: boolean;
  marks: readonly Mark[];
  onChange(marks: Mark[]): void;
}

const SMALLEST = 0.008;
const STEP = 0.01;
const AT_MOST = 8;
const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** The picture; with a pointer a region is dragged, by keyboard a frame is moved, sized (with Shift) and set with M. */
export function MarkArea({ src, active, marks, onChange }: MarkAreaProps) {
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null);
  const [frame, setFrame] = useState<Mark | null>(null);

  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: clamp((event.clientX - box.left) / box.width), y: clamp((event.clientY - box.top) / box.height) };
  };
  const between = (one: { x: number; y: number }, other: { x: number; y: number }): Mark => ({
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  });
  const add = (mark: Mark | null) => {
    if (mark && mark.width > SMALLEST && mark.height > SMALLEST && marks.length < AT_MOST) onChange([...marks, mark]);
  };

  function key(event: KeyboardEvent) {
    const now = frame ?? { x: 0.46, y: 0.46, width: 0.06, height: 0.04 };
    const move = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (move) {
      event.preventDefault();
      const [dx = 0, dy = 0] = move;
      const size = event.shiftKey
        ? { width: Math.max(0.02, now.width + dx), height: Math.max(0.02, now.height + dy) }
        : { width: now.width, height: now.height };
      const place = event.shiftKey ? { x: now.x, y: now.y } : { x: clamp(now.x + dx), y: clamp(now.y + dy) };
      setFrame({ ...place, width: Math.min(size.width, 1 - place.x), height: Math.min(size.height, 1 - place.y) });
    }
    if (event.key.toLowerCase() === 'm') {
      add(now);
      setFrame(null);
    }
  }

  const shown = frame ? [...marks, frame] : marks;
  // biome-ignore lint/performance/noImgElement: the optimiser must not touch pictures
  const picture = <img src={src} alt={w.picture} draggable={false} className="block w-full" />;
  if (!active) return <div className="self-start overflow-hidden rounded border border-line">{picture}</div>;
  return (
    <div
      role="application"
      aria-label={w.mark}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
      tabIndex={0}
      className="relative cursor-crosshair touch-none self-start overflow-hidden rounded border border-line select-none"
      onKeyDown={key}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(placeOf(event));
      }}
      onPointerMove={(event) => {
        if (from) setFrame(between(from, placeOf(event)));
      }}
      onPointerUp={(event) => {
        if (from) add(between(from, placeOf(event)));
        setFrom(null);
        setFrame(null);
      }}
    >
      {picture}
      {shown.map((mark, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: marks are only added and cleared
          key={at}
          aria-hidden="true"
          className="absolute border-2 border-accent"
          style={{
            left: `${mark.x * 100}%`,
            top: `${mark.y * 100}%`,
            width: `${mark.width * 100}%`,
            height: `${mark.height * 100}%`,
          }}
        />
      ))}
    </div>
  );
}
