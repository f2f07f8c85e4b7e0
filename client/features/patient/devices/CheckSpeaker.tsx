import { useState } from 'react';
import Volume2 from 'lucide-react/icons/volume-2';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Loading } from '../../../ui/core/Progress.tsx';
import { YesNo } from '../../../ui/core/YesNo.tsx';
import { HelpSteps } from './HelpSteps.tsx';
import type { OwnMedia } from './own-media.ts';
import { SILENT_SPEAKER, type System } from './permission-help.ts';

export type SpeakerResult = 'heard' | 'not_heard' | 'skipped';

interface CheckSpeakerProps {
  media: OwnMedia;
  system: System;
  busy: boolean;
  onResult: (result: SpeakerResult) => void;
}

/** The speaker, with the phone where it will be: at arm's length, because the camera will look at skin, not at a face. */
export function CheckSpeaker({ media, system, busy, onResult }: CheckSpeakerProps) {
  const [played, setPlayed] = useState(false);
  const [notHeard, setNotHeard] = useState(false);
  const play = useAction(async () => {
    setPlayed(true);
    await media.playSound();
  });
  const heard = (yes: boolean) => {
    if (yes) onResult('heard');
    else setNotHeard(true);
  };
  return (
    <>
      <h1>Can you hear this?</h1>
      <p>Hold the phone at arm’s length. That is how you will hold it in the call.</p>
      <Button
        variant={played ? 'secondary' : 'primary'}
        size="large"
        block
        icon={Volume2}
        busy={play.busy ? 'Playing…' : undefined}
        onClick={() => void play.run()}
      >
        {played ? 'Play the sound again' : 'Play a sound'}
      </Button>
      {played && !busy && <YesNo question="Did you hear it?" value={null} onChange={heard} />}
      {busy && <Loading label="Saving…" />}
      {notHeard && (
        <HelpSteps
          help={SILENT_SPEAKER[system]}
          actions={<Button onClick={() => onResult('not_heard')}>Go on without sound</Button>}
        />
      )}
      {!played && (
        <Button variant="quiet" onClick={() => onResult('skipped')}>
          Skip this check
        </Button>
      )}
    </>
  );
}
