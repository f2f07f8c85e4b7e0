import { BODY_SITES, type BodySite, type Side } from '../../../../shared/body-sites.ts';
import type { Told } from '../../../../shared/consultation.ts';
import styles from './parts.module.css';

/** "your left forearm", "both your knees", "your chest". */
function siteWords(site: BodySite, side: Side): string {
  const { plain } = BODY_SITES[site];
  if (side === 'none') return plain;
  return side === 'both' ? `${plain}, both sides` : plain.replace(/^your /, `your ${side} `);
}

/** What the answer is about: where, why, what happens, who sees it (R3, R24, R27). */
export function ToldCard({ told }: { told: Told }) {
  const rows = [
    ['Where', siteWords(told.site, told.side)],
    ['Why', told.why],
    ['What happens', told.involved],
    ['Who sees it', told.viewers.join(', ')],
  ];
  return (
    <dl className={styles.told}>
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
