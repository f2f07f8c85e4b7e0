import ClockAlert from 'lucide-react/icons/clock-alert';
import type { UnfiledWorklist } from '../../../shared/http-after.ts';
import { LinkButton } from '../../ui/core/Button.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { lateTitle, limitWords } from './late.ts';

/** R18: on every page of the clinician whose stills are late, until they are filed or discarded. Never in the way. */
export function LateBanner({ worklist }: { worklist: UnfiledWorklist | null }) {
  const title = lateTitle(worklist);
  if (worklist === null || title === null) return null;
  return (
    <Notice
      tone="attention"
      icon={ClockAlert}
      title={title}
      actions={
        <LinkButton size="small" href="/unfiled">
          Show what is not filed
        </LinkButton>
      }
    >
      <p>The practice files stills within {limitWords(worklist.lateAfterMinutes)}.</p>
    </Notice>
  );
}
