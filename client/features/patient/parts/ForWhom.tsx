import UserRound from 'lucide-react/icons/user-round';
import type { Answering, PatientView } from '../../../../shared/views.ts';
import { Icon } from '../../../ui/core/Icon.tsx';
import { askedWords, needsName } from './who-words.ts';
import styles from './parts.module.css';

interface ForWhomProps {
  view: Pick<PatientView, 'patientName' | 'page' | 'asksWhoAnswers' | 'othersHere'>;
  /** Whose answer is asked for. */
  as: Answering | null;
}

/** R7: whose answer this is, wherever more than one person may hold the phone or be asked. */
export function ForWhom({ view, as }: ForWhomProps) {
  if (!as || !needsName(view, as)) return null;
  return (
    <p className={styles.forWhom} data-patient={as.by === null}>
      <Icon of={UserRound} size="s" />
      <span>{askedWords(as, view.patientName)}</span>
    </p>
  );
}
