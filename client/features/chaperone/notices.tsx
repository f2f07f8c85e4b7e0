import { DeviceNotice } from '../../parts/device-notice.tsx';
import { SoundNotice } from '../../parts/sound-notice.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { clockTime } from '../../words/practice-time.ts';
import { useChaperoning } from './chaperone-context.ts';
import { calledName } from './facts.ts';

/** What is wrong with the connection, the own devices or the sound, each with its way out. */
export function Notices() {
  const { view, call, online } = useChaperoning();
  const intimate = view.admitted && view.told?.intimate === true;
  return (
    <>
      {!online && (
        <Notice tone="attention" title="There is no connection" live="polite">
          <p>It goes on by itself as soon as the connection is back.</p>
          {intimate && (
            <p>
              If this intimate examination has begun, {calledName(view)}’s picture is off for everyone until
              you are back, or until {calledName(view)} chooses to go on.
            </p>
          )}
        </Notice>
      )}
      {view.emergencySince !== null && (
        <Notice
          tone="attention"
          title={`${view.clinician.name} went on in an emergency at ${clockTime(view.emergencySince, view.practice.timeZone)}`}
          live="polite"
        >
          Some steps are missing. It will be reviewed. You can pause as always.
        </Notice>
      )}
      <DeviceNotice troubles={call.troubles} onRetry={() => call.retryDevices()} />
      <SoundNotice call={call} />
    </>
  );
}
