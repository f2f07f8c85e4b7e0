import type { ReactElement } from 'react';
import { LONG_NAME, patientView } from '../patient.fixtures.ts';
import { chrome, longChrome, type ScreenState } from '../patient.screens-support.tsx';
import { Frame } from '../parts/Frame.tsx';
import { OwnPictureAsk } from './OwnPictureAsk.tsx';

const ask = {
  askedId: '00000000-0000-4000-8000-0000000000aa',
  what: 'The rash on your arm, before it went',
  told: {
    planId: '00000000-0000-4000-8000-0000000000ab',
    site: 'forearm',
    side: 'left',
    intimate: false,
    why: 'to see how the rash looked before it went',
    involved: 'You send a picture that you already have.',
    viewers: ['Dr Aoife Murphy', 'Staff who care for you at Riverside Family Practice'],
  },
};
const shown = (change: object, over = chrome): ReactElement => {
  const view = patientView({ ownPicture: { ...ask, consent: 'given', blocked: false, ...change } });
  return (
    <Frame chrome={over}>
      <h1 className="visually-hidden">Your video appointment</h1>
      {view.ownPicture && (
        <OwnPictureAsk view={view} ask={view.ownPicture} act={{ answer: () => new Promise(() => {}) }} />
      )}
    </Frame>
  );
};

/** R35: a picture that the patient already has. */
export const screens: ScreenState[] = [
  { id: 'patient-own-picture', title: 'Own picture: choose and send', element: shown({}) },
  {
    id: 'patient-own-picture-consent',
    title: 'Own picture: asked first',
    element: shown({ consent: 'needed' }),
  },
  {
    id: 'patient-own-picture-blocked',
    title: 'Own picture: cannot be sent from here',
    element: shown({ blocked: true }),
  },
  {
    id: 'patient-own-picture-long',
    title: 'Own picture: long names',
    element: shown({ told: { ...ask.told, viewers: [LONG_NAME, ...ask.told.viewers] } }, longChrome),
  },
];
