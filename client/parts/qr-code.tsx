import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './qr-code.module.css';

interface QrCodeProps {
  text: string;
  /** What it is, for whoever cannot see it. */
  label: string;
}

/** Dark modules as one SVG path, in units of a module (ISO/IEC 18004; a quiet zone of four on each side). */
function pathOf(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const runs = data.flatMap((line, y) =>
    line.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')),
  );
  return { path: runs.join(''), size };
}

/** A QR code, always dark on light because that is what cameras read. */
export function QrCode({ text, label }: QrCodeProps) {
  const { path, size } = useMemo(() => pathOf(text), [text]);
  return (
    <div className={styles.code} data-theme="light">
      <svg
        viewBox={`0 0 ${String(size)} ${String(size)}`}
        role="img"
        aria-label={label}
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
    </div>
  );
}
