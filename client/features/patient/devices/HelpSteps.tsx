import type { ReactNode } from 'react';
import { Notice } from '../../../ui/core/Notice.tsx';
import type { DeviceHelp } from './permission-help.ts';
import styles from './devices.module.css';

/** Help as numbered steps. */
export function HelpSteps({ help, actions }: { help: DeviceHelp; actions?: ReactNode }) {
  return (
    <Notice tone="attention" title={help.title} actions={actions} live="polite">
      <ol className={styles.steps}>
        {help.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Notice>
  );
}
