import Siren from 'lucide-react/icons/siren';
import { Notice } from '../../../ui/core/Notice.tsx';

/** R13: the doctor goes on past steps that are missing. What that means for the patient, and that no is still no. */
export function EmergencyNotice({ clinician }: { clinician: string }) {
  return (
    <Notice tone="attention" title={`${clinician} is leaving out some questions`} icon={Siren} live="polite">
      <p>This is because it may be urgent. You can still say no, or stop, at any time.</p>
    </Notice>
  );
}
