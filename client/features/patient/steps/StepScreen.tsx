import { lazy, Suspense } from 'react';
import { loadUntilThere } from '../../../platform/load-until-there.ts';
import { Loading } from '../../../ui/core/Progress.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import type { System } from '../devices/permission-help.ts';
import type { Place } from '../patient-flow.ts';
import { ChaperoneStep } from './ChaperoneStep.tsx';
import { DeviceStep } from './DeviceStep.tsx';
import { PlaceStep } from './PlaceStep.tsx';
import { PrivacyStep, SafeStep } from './PrivacyStep.tsx';
import type { StepProps } from './step-props.ts';
import { AcknowledgeStep, ConsentStep } from './WordingSteps.tsx';

/** Only young patients are asked these, and never in the call, whose own code stays small. */
const YoungSteps = lazy(async () => {
  const loaded = await loadUntilThere(() => import('./YoungSteps.tsx'));
  if (!loaded) throw new Error('nobody waits for the question');
  return { default: loaded.YoungSteps };
});

interface StepScreenProps extends StepProps {
  place: Place;
  media: OwnMedia;
  /** For the gallery; the page asks the browser. */
  system?: System | undefined;
}

/** The screen of one question. */
export function StepScreen({ place, media, system, ...props }: StepScreenProps) {
  const { wordings, easyWordings } = props.view;
  switch (place.step) {
    case 'device':
      return <DeviceStep {...props} media={media} system={system} />;
    case 'who':
    case 'view':
      return (
        <Suspense fallback={<Loading label="One moment…" />}>
          <YoungSteps step={place.step} part={place.part} {...props} />
        </Suspense>
      );
    case 'place':
      return <PlaceStep {...props} />;
    case 'privacy':
      return place.part === 'safe' ? <SafeStep {...props} /> : <PrivacyStep {...props} />;
    case 'video':
      return <ConsentStep {...props} scope="video" label="What will happen" />;
    case 'limitations':
      return (
        <AcknowledgeStep
          {...props}
          wording={wordings.limitations}
          easier={easyWordings.limitations}
          statement={{ kind: 'limitations_acknowledged' }}
          label="What video cannot do"
        />
      );
    case 'device_notice':
      return (
        <AcknowledgeStep
          {...props}
          wording={wordings.deviceNotice}
          easier={easyWordings.deviceNotice}
          statement={{ kind: 'device_notice_acknowledged' }}
          label="Your own phone"
        />
      );
    case 'chaperone':
      return <ChaperoneStep {...props} />;
    case 'photographs':
      return <ConsentStep {...props} scope={place.part === 'store' ? 'store' : 'take'} label="Photographs" />;
  }
}
