import { useEffect } from 'react';
import type { Part, Step } from '../patient-flow.ts';
import { HandBackScreen, HandOverScreen } from './HandOverScreens.tsx';
import { OwnViewStep } from './OwnViewStep.tsx';
import { SafeStep } from './PrivacyStep.tsx';
import { focusHeading } from '../use-screen-change.ts';
import type { StepProps } from './step-props.ts';
import { WhoStep } from './WhoStep.tsx';

interface YoungStepsProps extends StepProps {
  step: Extract<Step, 'who' | 'view'>;
  part: Part;
}

/** R4, R5, R11: who is with a young patient, what only the patient answers, and the phone's way there and back. */
export function YoungSteps({ step, part, ...props }: YoungStepsProps) {
  // Its code may come after the screen has changed.
  useEffect(focusHeading, []);
  if (step === 'who') return <WhoStep {...props} />;
  switch (part) {
    case 'hand_over':
      return <HandOverScreen {...props} />;
    case 'hand_back':
      return <HandBackScreen {...props} />;
    case 'safe':
      return <SafeStep {...props} />;
    default:
      return <OwnViewStep {...props} />;
  }
}
