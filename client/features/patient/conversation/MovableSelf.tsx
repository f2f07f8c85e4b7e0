import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { LocalMediaState } from '../../../call/devices/local-media.ts';
import { OwnPicture } from '../parts/OwnPicture.tsx';
import { cornerAfterKey, nearestCorner, nextCorner, type Corner } from './corner.ts';
import styles from './CallScreen.module.css';

interface MovableSelfProps {
  name: string;
  media: LocalMediaState;
  paused: boolean;
}

/** Pixels a finger may tremble and still have tapped. */
const TAP = 8;

/** The own picture in a corner: drag it, tap it on, or move it with the arrow keys. */
export function MovableSelf({ name, media, paused }: MovableSelfProps) {
  const [corner, setCorner] = useState<Corner>({ x: 'right', y: 'bottom' });
  const [drag, setDrag] = useState<{ x: number; y: number } | null>(null);
  const start = useRef({ x: 0, y: 0 });
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, y: event.clientY };
    setDrag({ x: 0, y: 0 });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag) setDrag({ x: event.clientX - start.current.x, y: event.clientY - start.current.y });
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag) return;
    setDrag(null);
    if (Math.hypot(drag.x, drag.y) < TAP) setCorner(nextCorner(corner));
    else setCorner(nearestCorner(shareOf(event.currentTarget)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next =
      event.key === 'Enter' || event.key === ' ' ? nextCorner(corner) : cornerAfterKey(corner, event.key);
    if (!next) return;
    event.preventDefault();
    setCorner(next);
  };
  return (
    <div
      className={styles.self}
      role="button"
      tabIndex={0}
      aria-label={`Your own picture, ${corner.y} ${corner.x}. Press to move it.`}
      data-x={corner.x}
      data-y={corner.y}
      style={drag ? { translate: `${String(drag.x)}px ${String(drag.y)}px`, transition: 'none' } : undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrag(null)}
      onKeyDown={onKeyDown}
    >
      <OwnPicture name={name} media={media} paused={paused} small />
    </div>
  );
}

/** The picture's centre as shares of the stage. */
function shareOf(picture: HTMLElement): { x: number; y: number } {
  const own = picture.getBoundingClientRect();
  const stage = picture.parentElement?.getBoundingClientRect() ?? own;
  return {
    x: (own.left + own.width / 2 - stage.left) / stage.width,
    y: (own.top + own.height / 2 - stage.top) / stage.height,
  };
}
