import type { PatientView } from '../../../../shared/views.ts';
import { Notice } from '../../../ui/core/Notice.tsx';
import { agreedElsewhere } from './who-words.ts';

/** R4, R7: honest where the consent is somebody else's to give: they are asked elsewhere, not on this page. */
export function AgreedElsewhere({ view }: { view: PatientView }) {
  const words = agreedElsewhere(view);
  if (words === null) return null;
  return (
    <Notice tone="info" title="Who agrees">
      <p>{words}</p>
    </Notice>
  );
}
