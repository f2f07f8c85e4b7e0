import { DeviceNotice } from '../../parts/device-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { useChaperoning } from './chaperone-context.ts';

/** What is wrong with the connection, the own devices or the sound, each with its way out. */
export function Notices() {
  const { call, online } = useChaperoning();
  const sound = useAction(() => call.resume());
  return (
    <>
      {!online && (
        <Notice tone="attention" title="There is no connection" live="polite">
          It goes on by itself as soon as the connection is back.
        </Notice>
      )}
      <DeviceNotice troubles={call.troubles} onRetry={() => call.retryDevices()} />
      {call.needsTap && (
        <Notice
          tone="attention"
          title="This browser wants a tap before it plays sound"
          actions={
            <Button size="small" busy={sound.busy ? 'Starting…' : undefined} onClick={() => void sound.run()}>
              Hear the others
            </Button>
          }
        />
      )}
    </>
  );
}
