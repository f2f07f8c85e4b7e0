import styles from './LevelMeter.module.css';

interface LevelMeterProps {
  /** For example "Microphone level". */
  label: string;
  /** Loudness, 0 to 1. */
  level: number;
}

const bars = 16;

function wordsFor(lit: number): string {
  if (lit === 0) return 'silent';
  return lit < 4 ? 'quiet' : lit < 13 ? 'good' : 'loud';
}

/** How loud it is now, as a row of bars. `role="meter"`, with the level in words for screen readers. */
export function LevelMeter({ label, level }: LevelMeterProps) {
  const lit = Math.round(Math.min(Math.max(level, 0), 1) * bars);
  return (
    <div
      className={styles.meter}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={bars}
      aria-valuenow={lit}
      aria-valuetext={wordsFor(lit)}
    >
      {Array.from({ length: bars }, (_, index) => (
        <span key={index} data-lit={index < lit} />
      ))}
    </div>
  );
}
