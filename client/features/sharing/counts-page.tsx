import type { SharingCounts } from '../../../shared/http-sharing.ts';
import { Stack } from '../../ui/core/Layout.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import styles from './sharing.module.css';

/** R1: what a manager sees of sharing: figures, no still and no name. */
export function CountsPage({ counts }: { counts: SharingCounts }) {
  const figures = [
    ['Shared now', counts.open],
    ['Looks in all', counts.looks],
    ['Ended', counts.ended],
    ['Copies to check', counts.toCheck],
    ['In the teaching collection', counts.collected],
  ] as const;
  return (
    <Stack gap="l">
      <PageHeader
        title="Sharing"
        subtitle="Figures only. Stills and names are for those who care for the patient."
      />
      <dl className={styles.figures}>
        {figures.map(([label, figure]) => (
          <div key={label} className={styles.figure}>
            <dt>{label}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}
