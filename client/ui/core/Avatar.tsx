import styles from './Avatar.module.css';

interface AvatarProps {
  /** The person's name; the first and last initials are shown. */
  name: string;
  size?: 's' | 'm' | 'l' | undefined;
}

const titles = /^(dr|mr|mrs|ms|miss|prof|sr|fr)\.?$/i;

/** The first and last initials, titles left out: "Dr Aoife Ní Mhurchú" → "AM". */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '' && !titles.test(word));
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toLocaleUpperCase('en-IE');
}

/** Initials in a circle. Decorative: the name always stands beside it. */
export function Avatar({ name, size = 'm' }: AvatarProps) {
  return (
    <span className={styles[size]} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
