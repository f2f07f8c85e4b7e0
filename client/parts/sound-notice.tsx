import { Button } from '../ui/core/Button.tsx';
import { Notice } from '../ui/core/Notice.tsx';
import { useAction } from './use-action.ts';
import type { StaffCall } from './use-staff-call.ts';

/** Browsers play no sound before somebody has tapped. */
export function SoundNotice({ call }: { call: Pick<StaffCall, 'needsTap' | 'resume'> }) {
  const start = useAction(() => call.resume());
  if (!call.needsTap) return null;
  return (
    <Notice
      tone="attention"
      title="This browser wants a tap before it plays sound"
      actions={
        <Button
          variant="primary"
          busy={start.busy ? 'Starting…' : undefined}
          onClick={() => void start.run()}
        >
          Hear the others
        </Button>
      }
    />
  );
}
