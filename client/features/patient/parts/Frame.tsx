import type { ReactNode } from 'react';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { Button } from '../../../ui/core/Button.tsx';
import { PageShell } from '../../../ui/core/PageShell.tsx';
import styles from './parts.module.css';

/** Who is on the other end and the ways out: the same on every screen. */
export interface Chrome {
  practice: string;
  clinician: string;
  onLeave?: (() => void) | undefined;
  /** Absent where nobody would answer. */
  onHelp?: (() => void) | undefined;
  onBack?: (() => void) | undefined;
}

interface FrameProps {
  chrome: Chrome;
  step?: { current: number; total: number; label: string } | undefined;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the patient's, outside the call. */
export function Frame({ chrome, step, actions, children }: FrameProps) {
  return (
    <PageShell
      practice={chrome.practice}
      clinician={chrome.clinician}
      step={step}
      actions={actions}
      onLeave={chrome.onLeave}
      onHelp={chrome.onHelp}
    >
      {chrome.onBack && (
        <div className={styles.back}>
          <Button variant="quiet" size="small" icon={ArrowLeft} onClick={chrome.onBack}>
            Back
          </Button>
        </div>
      )}
      {children}
    </PageShell>
  );
}
