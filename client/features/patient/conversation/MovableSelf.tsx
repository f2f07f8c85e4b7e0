import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Role } from '../../../../shared/consultation.ts';
import type { LocalMediaState } from '../../../call/devices/local-media.ts';
import { OwnPicture } from '../parts/OwnPicture.tsx';
import { cornerAfterKey, nearestCorner, nextCorner, type Corner } from './corner.ts';
import styles from './CallScreen.module.css';

interface MovableSelfProps {
  name: string;
  /** Whose page this is. */
  participant: Role;
  media: LocalMediaState;
  paused: boolean;
}

/** Pixels a finger may tremble and still have tapped. */
const TAP = 8;

/** The own picture in a corner: drag it, tap it on, or move it with the arrow keys. */
export function MovableSelf({ name, participant, media, paused }: MovableSelfProps) {
  const [corner, setCorner] = useState<Corner>({ x: 'right', y: 'bottom' });
  const [drag, setDrag] = useState<{ x: number; y: number } | null>(null);
  const start = useRef({ x: 0, y: 0 });
  const picture = useRef<HTMLDivElement>(null);
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, y: event.clientY };
    setDrag({ x: 0, y: 0 });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag) setDrag({ x: event.clientX - start.current.x, y: event.clientY - start.current.y });
  };
  const onPointerUp = () => {
    if (!drag || !picture.current) return;
    setDrag(null);
    if (Math.hypot(drag.x, drag.y) < TAP) setCorner(nextCorner(corner));
    else setCorner(nearestCorner(shareOf(picture.current)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const byKey = event.key === 'Enter' || event.key === ' ';
    const next = byKey ? nextCorner(corner) : cornerAfterKey(corner, event.key);
    if (!next) return;
    event.preventDefault();
    setCorner(next);
  };
  return (
    <div
      ref={picture}
      className={styles.self}
      data-x={corner.x}
      data-y={corner.y}
      style={drag ? { translate: `${String(drag.x)}px ${String(drag.y)}px` } : undefined}
    >
      <OwnPicture name={name} participant={participant} media={media} paused={paused} small />
      {/* Over the picture, so that the picture keeps its own name. */}
      <button
        type="button"
        className={styles.handle}
        aria-label={`Move your own picture, now ${corner.y} ${corner.x}`}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(null)}
        onKeyDown={onKeyDown}
      />
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
