import styles from './Skeleton.module.css';

interface SkeletonProps {
  /** What is being fetched, for screen readers. */
  label: string;
  /** How many rows the content will probably have. */
  rows?: number | undefined;
  shape?: 'lines' | 'rows' | 'tile' | undefined;
}

/** The outline of content that is on its way: text lines, list rows or a picture. */
export function Skeleton({ label, rows = 3, shape = 'lines' }: SkeletonProps) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: shape === 'tile' ? 1 : rows }, (_, index) => (
        <span key={index} className={styles[shape]} aria-hidden="true" />
      ))}
    </div>
  );
}
