import styles from './Wordmark.module.css';

/** The product's name and mark: a line of sight through an aperture. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path d="M3 16c3.2-6 7.7-9 13-9s9.8 3 13 9c-3.2 6-7.7 9-13 9S6.2 22 3 16Z" />
        <circle cx="16" cy="16" r="4.25" />
      </svg>
      Sightline
    </span>
  );
}
