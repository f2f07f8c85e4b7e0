import { CaptureCommand } from '../../../../shared/signalling.ts';
import { ids, LONG_NAME } from '../patient.fixtures.ts';
import { liveMedia, refused, WithPictures, type ScreenState } from '../patient.screens-support.tsx';
import type { Moment } from './moment.ts';
import { PhotographTakeover } from './PhotographTakeover.tsx';

const command = CaptureCommand.parse({
  captureId: ids.capture,
  token: 'token',
  expiresAt: '2026-03-02T09:40:00.000Z',
  doctor: 'Dr Aoife Murphy',
  what: 'your forearm',
});
const long = { ...command, doctor: `Dr ${LONG_NAME}` };

/** A drawn photograph, made here. */
function picture(): string {
  const canvas = document.createElement('canvas');
  canvas.width = 1200;
  canvas.height = 1600;
  const pen = canvas.getContext('2d');
  if (!pen) return '';
  pen.fillStyle = '#c99a80';
  pen.fillRect(0, 0, 1200, 1600);
  pen.fillStyle = 'rgb(150 52 46 / 34%)';
  for (let n = 0; n < 60; n += 1) {
    pen.beginPath();
    pen.arc(
      600 + 300 * Math.sin(n * 2.4) * Math.sqrt(n / 60),
      800 + 420 * Math.cos(n * 2.4) * Math.sqrt(n / 60),
      20,
      0,
      7,
    );
    pen.fill();
  }
  return canvas.toDataURL('image/jpeg', 0.8);
}

const takeover = (moment: () => Moment, lens: 'front' | 'rear' = 'rear') => (
  <WithPictures
    render={([own]) => (
      <PhotographTakeover
        moment={moment()}
        media={liveMedia(own ?? new MediaStream(), 0, { lens })}
        name="Nora Byrne"
        canStopAll
        onStopAll={refused}
        onRefuse={() => {}}
        onClose={() => {}}
        onLeave={() => {}}
        onHelp={() => {}}
      />
    )}
  />
);

/** The photograph moment. */
export const screens: ScreenState[] = [
  {
    id: 'patient-photograph-countdown',
    title: 'Photograph: countdown',
    element: takeover(() => ({ stage: 'countdown', command, seconds: 3 })),
  },
  {
    id: 'patient-photograph-long',
    title: 'Photograph: countdown, long name',
    element: takeover(() => ({ stage: 'countdown', command: long, seconds: 1 })),
  },
  {
    id: 'patient-photograph-front',
    title: 'Photograph: countdown, front camera, not mirrored',
    element: takeover(() => ({ stage: 'countdown', command, seconds: 2 }), 'front'),
  },
  {
    id: 'patient-photograph-taking',
    title: 'Photograph: being taken',
    element: takeover(() => ({ stage: 'taking', command })),
  },
  {
    id: 'patient-photograph-sending',
    title: 'Photograph: being sent',
    element: takeover(() => ({ stage: 'sending', command, picture: picture(), share: 0.62 })),
  },
  {
    id: 'patient-photograph-sent',
    title: 'Photograph: sent',
    element: takeover(() => ({ stage: 'sent', command, picture: picture() })),
  },
  ...(['refused', 'stopped', 'failed'] as const).map((why) => ({
    id: `patient-photograph-${why}`,
    title: `Photograph: ${why}`,
    element: takeover(() => ({ stage: 'over', command, why })),
  })),
].map((screen) => ({ ...screen, dark: true }));
