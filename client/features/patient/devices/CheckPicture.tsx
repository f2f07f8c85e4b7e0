import { useState } from 'react';
import CircleCheck from 'lucide-react/icons/circle-check';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { LevelMeter } from '../../../ui/core/LevelMeter.tsx';
import { StatusPill } from '../../../ui/core/StatusPill.tsx';
import { Frame, type Chrome } from '../parts/Frame.tsx';
import { OwnPicture } from '../parts/OwnPicture.tsx';
import { HelpSteps } from './HelpSteps.tsx';
import { broken, type OwnMedia } from './own-media.ts';
import { helpFor, SILENT_MICROPHONE, type System } from './permission-help.ts';
import styles from './devices.module.css';

interface CheckPictureProps {
  chrome: Chrome;
  step: { current: number; total: number; label: string };
  media: OwnMedia;
  name: string;
  system: System;
  /** The microphone's level has moved. */
  heard: boolean;
  /** The first frame of the own picture is on the screen. */
  onPicture: () => void;
  onNext: () => void;
}

/** The own picture, live, and the own voice as moving bars; or what is in the way. */
export function CheckPicture(props: CheckPictureProps) {
  const { chrome, step, media, name, system, heard, onPicture, onNext } = props;
  const [silent, setSilent] = useState(false);
  const again = useAction(media.turnOn);
  const blocked = broken(media.state);
  const problem = media.state.camera.problem ?? media.state.microphone.problem;
  const { camera, microphone } = media.state;
  return (
    <Frame
      chrome={chrome}
      step={step}
      actions={
        blocked ? (
          <>
            <Button
              variant="primary"
              size="large"
              block
              busy={again.busy ? 'Trying…' : undefined}
              onClick={() => void again.run()}
            >
              Try again
            </Button>
            <Button block onClick={onNext}>
              Go on without it
            </Button>
          </>
        ) : (
          <Button
            variant="primary"
            size="large"
            block
            blockedBecause={heard || silent ? undefined : 'Say a few words first.'}
            onClick={onNext}
          >
            {heard ? 'I can see myself' : silent ? 'Go on anyway' : 'I can see myself'}
          </Button>
        )
      }
    >
      <h1>{blocked ? 'Something is in the way' : 'Can you see yourself?'}</h1>
      {blocked && problem && <HelpSteps help={helpFor(problem, system, blocked)} />}
      {camera.stream && (
        <div className={styles.preview}>
          <OwnPicture name={name} media={media.state} onFirstFrame={onPicture} />
        </div>
      )}
      {microphone.stream && (
        <div className={styles.meter}>
          <p className={styles.status}>
            {heard ? (
              <StatusPill tone="done" icon={CircleCheck}>
                We can hear you
              </StatusPill>
            ) : (
              'Say a few words. The bars move when we hear you.'
            )}
          </p>
          <LevelMeter label="How loud you are" level={media.level} />
          {!heard && !silent && (
            <Button variant="quiet" onClick={() => setSilent(true)}>
              The bars do not move
            </Button>
          )}
        </div>
      )}
      {silent && !heard && <HelpSteps help={SILENT_MICROPHONE} />}
    </Frame>
  );
}
