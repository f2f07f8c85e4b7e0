import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { CopyEdits, Region } from '../../../shared/http-sharing.ts';
import { byKey, cornersOf, type Size } from './regions.ts';
import styles from './workbench.module.css';

interface WorkbenchProps {
  src: string;
  size: Size;
  edits: CopyEdits;
  /** What a drag on the picture draws. */
  drawing: 'cover' | 'crop';
  onChange: (edits: CopyEdits) => void;
}

interface Drag {
  readonly from: { x: number; y: number };
  readonly region: Region | null;
}

const words = (what: string, { x, y, width, height }: Region) =>
  `${what}, ${String(width)} by ${String(height)} pixels, ${String(x)} from the left and ${String(y)} from the top. Arrows move it, Shift and arrows resize it, Delete removes it.`;

/** The still in its own pixels, with what is covered and cut away. Drawn by pointer; every part moves by keyboard. */
export function Workbench({ src, size, edits, drawing, onChange }: WorkbenchProps) {
  const picture = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const at = (event: PointerEvent): { x: number; y: number } => {
    const box = picture.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    };
  };
  const finish = () => {
    const region = drag?.region;
    setDrag(null);
    if (!region) return;
    onChange(
      drawing === 'crop'
        ? { ...edits, crop: region }
        : { ...edits, redactions: [...edits.redactions, region] },
    );
  };
  const replace = (index: number, region: Region | null) => {
    onChange({
      ...edits,
      redactions: edits.redactions.flatMap((each, n) => (n === index ? (region ? [region] : []) : [each])),
    });
  };
  const onKey = (event: KeyboardEvent, region: Region, change: (region: Region | null) => void) => {
    const next = event.key === 'Delete' ? null : byKey(region, event.key, event.shiftKey, size);
    if (next === undefined) return;
    event.preventDefault();
    change(next);
  };
  const { crop, redactions } = edits;
  return (
    <svg
      ref={picture}
      className={styles.picture}
      viewBox={`0 0 ${String(size.width)} ${String(size.height)}`}
      role="group"
      aria-label="The still, with what is covered and cut away"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: at(event), region: null });
      }}
      onPointerMove={(event) => {
        if (drag) setDrag({ ...drag, region: cornersOf(drag.from, at(event), size) });
      }}
      onPointerUp={finish}
      onPointerCancel={() => {
        setDrag(null);
      }}
    >
      <image href={src} width={size.width} height={size.height} />
      {redactions.map((region, index) => (
        <rect
          key={`${String(index)}-of-parts`}
          {...region}
          className={styles.covered}
          role="button"
          tabIndex={0}
          aria-label={words(`Covered part ${String(index + 1)}`, region)}
          onKeyDown={(event) => {
            onKey(event, region, (next) => {
              replace(index, next);
            });
          }}
        />
      ))}
      {crop && (
        <>
          <path className={styles.away} fillRule="evenodd" d={aroundOf(crop, size)} />
          <rect
            {...crop}
            className={styles.crop}
            role="button"
            tabIndex={0}
            aria-label={words('What is kept', crop)}
            onKeyDown={(event) => {
              onKey(event, crop, (next) => {
                onChange({ ...edits, crop: next });
              });
            }}
          />
        </>
      )}
      {drag?.region && (
        <rect {...drag.region} className={drawing === 'crop' ? styles.crop : styles.covered} aria-hidden />
      )}
    </svg>
  );
}

/** Everything around what is kept. */
const aroundOf = ({ x, y, width, height }: Region, size: Size): string =>
  `M0 0H${String(size.width)}V${String(size.height)}H0Z M${String(x)} ${String(y)}H${String(x + width)}V${String(y + height)}H${String(x)}Z`;
