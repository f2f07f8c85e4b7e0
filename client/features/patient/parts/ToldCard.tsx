import { BODY_SITES, type BodySite, type Side } from '../../../../shared/body-sites.ts';
import type { Told } from '../../../../shared/consultation.ts';
import styles from './parts.module.css';

/** "your left forearm", "your knees, both sides", "your chest"; for whoever decides "Oisín’s left forearm". */
function siteWords(site: BodySite, side: Side, whose: string): string {
  const plain = BODY_SITES[site].plain.replace(/^your /, `${whose} `);
  if (side === 'none') return plain;
  return side === 'both' ? `${plain}, both sides` : plain.replace(`${whose} `, `${whose} ${side} `);
}

interface ToldCardProps {
  told: Told;
  /** "your", or the patient's name as of somebody else's: who reads it. */
  whose?: string;
}

/** What the answer is about: where, why, what happens, who sees it (R3, R24, R27). */
export function ToldCard({ told, whose = 'your' }: ToldCardProps) {
  const rows = [
    ['Where', siteWords(told.site, told.side, whose)],
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
