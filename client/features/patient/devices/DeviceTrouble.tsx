import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { HelpSteps } from './HelpSteps.tsx';
import { broken, type OwnMedia } from './own-media.ts';
import { helpFor, systemOf } from './permission-help.ts';

/** In the waiting room and the call: what is in the way of the own camera or microphone, and the one button for it. */
export function DeviceTrouble({ media }: { media: OwnMedia }) {
  const again = useAction(media.turnOn);
  const { camera, microphone } = media.state;
  const button = (
    <Button variant="primary" busy={again.busy ? 'Trying…' : undefined} onClick={() => void again.run()}>
      {camera.problem || microphone.problem ? 'Try again' : 'Turn on camera and microphone'}
    </Button>
  );
  const names = broken(media.state);
  const problem = camera.problem ?? microphone.problem;
  if (names && problem) {
    return <HelpSteps help={helpFor(problem, systemOf(navigator), names)} actions={button} />;
  }
  if (camera.status === 'ended' || microphone.status === 'ended') {
    return (
      <Notice
        tone="attention"
        title="Your phone took the camera or microphone away"
        live="polite"
        actions={button}
      >
        <p>A phone call or another app can do that. Tap the button to go on.</p>
      </Notice>
    );
  }
  if (camera.status === 'none' && microphone.status === 'none') {
    return <Notice tone="attention" title="Your camera and microphone are off" actions={button} />;
  }
  return null;
}
