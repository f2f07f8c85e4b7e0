import type { DeviceTrouble } from '../call/devices/device-trouble.ts';
import { Button } from '../ui/core/Button.tsx';
import { Notice } from '../ui/core/Notice.tsx';
import { useAction } from './use-action.ts';

const HELP: Readonly<Record<DeviceTrouble['reason'], string>> = {
  blocked:
    'This browser is not allowed to use it. Open the sign beside the address, allow it for this site, then try again.',
  missing: 'None was found. Plug it in, or take the laptop out of its dock, then try again.',
  in_use: 'Another program is using it. Close other video calls, then try again.',
  ended: 'It stopped by itself. It may have been unplugged, or the laptop slept. Try again.',
  unknown: 'It did not start. Unplug it and plug it in again, then try again.',
};

interface DeviceNoticeProps {
  troubles: readonly DeviceTrouble[];
  /** Resolves when it has tried; the troubles say how it went. */
  onRetry: () => Promise<void>;
}

const title = (troubles: readonly DeviceTrouble[]) => {
  if (troubles.length > 1) return 'Your camera and microphone do not work';
  return troubles[0]?.source === 'microphone' ? 'Your microphone does not work' : 'Your camera does not work';
};

/** A staff member's own camera or microphone failed: what happened, what to do, and a button that tries again. */
export function DeviceNotice({ troubles, onRetry }: DeviceNoticeProps) {
  const retry = useAction(onRetry);
  if (troubles.length === 0) return null;
  const reasons = [...new Set(troubles.map((each) => each.reason))];
  return (
    <Notice
      tone="danger"
      title={title(troubles)}
      live="polite"
      actions={
        <Button size="small" busy={retry.busy ? 'Trying…' : undefined} onClick={() => void retry.run()}>
          Try again
        </Button>
      }
    >
      {reasons.map((reason) => (
        <p key={reason}>{HELP[reason]}</p>
      ))}
    </Notice>
  );
}
