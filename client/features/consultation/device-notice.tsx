import { Button } from '../../ui/core/Button.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { useConsultation } from './consultation-context.ts';
import type { DeviceTrouble } from './consultation-props.ts';
import { useAction } from './use-action.ts';

const HELP: Record<DeviceTrouble['reason'], string> = {
  denied:
    'This browser is not allowed to use it. Open the sign beside the address, allow it for this site, then try again.',
  dismissed: 'The browser’s question was closed without an answer. Try again and choose “Allow”.',
  not_found: 'None was found. Plug it in, or take the laptop out of its dock, then try again.',
  in_use: 'Another program is using it. Close other video calls, then try again.',
  insecure:
    'This page was not opened over HTTPS, so the browser does not allow it. Open the practice’s own address.',
  unsupported: 'This browser cannot do it. Use a current Chrome, Edge, Firefox or Safari.',
  failed: 'It did not start. Unplug it and plug it in again, then try again.',
  ended: 'It stopped by itself. It may have been unplugged, or the laptop slept. Try again.',
};

const title = (troubles: readonly DeviceTrouble[]) => {
  if (troubles.length > 1) return 'Your camera and microphone do not work';
  return troubles[0]?.source === 'microphone' ? 'Your microphone does not work' : 'Your camera does not work';
};

/** The clinician's own camera or microphone failed: what happened, what to do, and a button that tries again. */
export function DeviceNotice() {
  const { call } = useConsultation();
  const action = useAction();
  const { deviceTroubles } = call;
  if (deviceTroubles.length === 0) return null;
  const reasons = [...new Set(deviceTroubles.map((each) => each.reason))];
  return (
    <Notice
      tone="danger"
      title={title(deviceTroubles)}
      live="polite"
      actions={
        <Button
          size="small"
          busy={action.busy ? 'Trying…' : undefined}
          onClick={() => void action.run(() => call.retryDevices())}
        >
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
