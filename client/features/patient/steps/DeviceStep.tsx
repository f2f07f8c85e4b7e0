import { useEffect, useState } from 'react';
import type { PatientStatement } from '../../../../shared/consultation.ts';
import { useAction } from '../../../parts/use-action.ts';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { CheckPicture } from '../devices/CheckPicture.tsx';
import { CheckSpeaker, type SpeakerResult } from '../devices/CheckSpeaker.tsx';
import { DeviceIntro } from '../devices/DeviceIntro.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { systemOf, type System } from '../devices/permission-help.ts';
import { ownIn } from '../parts/own-in.ts';
import { Frame } from '../parts/Frame.tsx';
import type { StepProps } from './step-props.ts';

type DeviceCheck = Extract<PatientStatement, { kind: 'device_check' }>;

interface DeviceStepProps extends StepProps {
  media: OwnMedia;
  /** Tests and the gallery choose; the page asks the browser. */
  system?: System | undefined;
}

/** What was seen and heard so far; each stays true once it was. */
interface Found {
  picture: boolean;
  voice: boolean;
}

const LOUD_ENOUGH = 0.08;

/** Why something did not work, for the doctor's screen: "camera denied". */
function detailOf({ state }: OwnMedia): string {
  const { camera, microphone } = state;
  const words = [
    camera.problem && `camera ${camera.problem}`,
    microphone.problem && `microphone ${microphone.problem}`,
  ];
  return words.filter(Boolean).join(', ');
}

/** Camera, microphone, speaker: one after another, with help for this system when one is blocked. */
export function DeviceStep({ view, act, chrome, current, total, onDone, media, system }: DeviceStepProps) {
  const [found, setFound] = useState<Found>({ picture: false, voice: false });
  const [speaking, setSpeaking] = useState(false);
  const own = system ?? systemOf(navigator);
  const loud = media.level > LOUD_ENOUGH;
  useEffect(() => {
    if (loud) setFound((before) => (before.voice ? before : { ...before, voice: true }));
  }, [loud]);
  const save = useAction(async (speaker: SpeakerResult) => {
    const check: DeviceCheck = {
      kind: 'device_check',
      camera: found.picture && !media.state.camera.problem ? 'ok' : 'failed',
      microphone: found.voice && !media.state.microphone.problem ? 'ok' : 'failed',
      speaker,
      detail: detailOf(media),
    };
    // What the patient's own device can do is the patient's to state.
    if (view.page === 'patient') await act.state(check);
    onDone();
  });
  const { camera, microphone } = media.state;
  const started = camera.status !== 'none' || microphone.status !== 'none';
  const shared = { chrome, step: { current, total, label: 'Camera and sound' } };
  if (!started || (camera.status === 'asking' && !camera.problem)) {
    return <DeviceIntro {...shared} media={media} />;
  }
  if (!speaking) {
    return (
      <CheckPicture
        {...shared}
        media={media}
        name={ownIn(view).name}
        system={own}
        heard={found.voice}
        onPicture={() => setFound((before) => ({ ...before, picture: true }))}
        onNext={() => setSpeaking(true)}
      />
    );
  }
  return (
    <Frame {...shared}>
      <CheckSpeaker
        media={media}
        system={own}
        busy={save.busy}
        onResult={(result) => void save.run(result)}
      />
      <ProblemNotice problem={save.problem} />
    </Frame>
  );
}
