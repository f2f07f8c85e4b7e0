import EyeOff from 'lucide-react/icons/eye-off';
import type { ReactNode } from 'react';
import type { Told } from '../../shared/consultation.ts';
import { StatusPill } from '../ui/core/StatusPill.tsx';
import { siteOf } from '../words/still-words.ts';
import styles from './told-plan.module.css';

interface ToldPlanProps {
  told: Pick<Told, 'site' | 'side' | 'intimate' | 'why' | 'involved'>;
  children?: ReactNode;
}

/** What the patient was told about the examination, for whoever is there with them (R24, R27). */
export function ToldPlan({ told, children }: ToldPlanProps) {
  return (
    <div className={styles.told}>
      <p className={styles.site}>
        {siteOf(told)}
        {told.intimate && (
          <StatusPill tone="attention" icon={EyeOff}>
            Intimate
          </StatusPill>
        )}
      </p>
      <p>{told.why}</p>
      <p>{told.involved}</p>
      {children}
    </div>
  );
}
