import type { OwnMedia } from '../devices/own-media.ts';
import type { System } from '../devices/permission-help.ts';
import type { Part, Place } from '../patient-flow.ts';
import { ChaperoneStep } from './ChaperoneStep.tsx';
import { DeviceStep } from './DeviceStep.tsx';
import { PlaceStep } from './PlaceStep.tsx';
import { HandBackScreen, HandOverScreen } from './HandOverScreens.tsx';
import { OwnViewStep } from './OwnViewStep.tsx';
import { WhoStep } from './WhoStep.tsx';
import { PrivacyStep, SafeStep } from './PrivacyStep.tsx';
import type { StepProps } from './step-props.ts';
import { AcknowledgeStep, ConsentStep } from './WordingSteps.tsx';

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
      return <WhoStep {...props} />;
    case 'view':
      return <ViewStep part={place.part} {...props} />;
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

/** R5, R11: what only the patient answers, and the phone's way there and back. */
function ViewStep({ part, ...props }: StepProps & { part: Part }) {
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
