import type { ReactNode } from 'react';
import { Stack } from '../../ui/core/Layout.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import styles from './patients-page.module.css';

/** The patients of the practice: found, added, and from there to their record or a booking. */
export function PatientsPage({ picker, actions }: { picker: ReactNode; actions?: ReactNode }) {
  return (
    <Stack gap="l">
      <PageHeader title="Patients" subtitle="Look first; add only whom you do not find." actions={actions} />
      <div className={styles.column}>{picker}</div>
    </Stack>
  );
}
