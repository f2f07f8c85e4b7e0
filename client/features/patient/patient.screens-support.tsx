import { useEffect, useState, type ReactElement } from 'react';
import { LONG_NAME, patientView } from './patient.fixtures.ts';
import { ClientError } from '../../platform/client-error.ts';
import type { LocalMediaState } from '../../call/devices/local-media.ts';
import type { CallMedia } from './conversation/call-media.ts';
import type { OwnMedia } from './devices/own-media.ts';
import type { Chrome } from './parts/Frame.tsx';
import type { PatientAct } from './patient-act.ts';

/** One state of a screen, as the gallery mounts it. */
export interface ScreenState {
  id: string;
  title: string;
  element: ReactElement;
  dark?: boolean;
}

const done = () => Promise.resolve();
const never = () => new Promise<never>(() => {});
const OFFLINE = new ClientError('offline', 'There is no connection just now. Nothing was sent.');
const refused = () => Promise.reject(OFFLINE);

const actOf = (run: () => Promise<void>, doctorHere = true): PatientAct => ({
  state: run,
  answer: run,
  withdraw: run,
  ready: run,
  help: () => run().then(() => ({ doctorHere })),
  say: run,
  leave: run,
  resume: run,
});

/** Commands that succeed, that never answer, that fail. */
export const acts = {
  works: actOf(done),
  nobodyHere: actOf(done, false),
  hangs: actOf(never),
  fails: actOf(refused),
};
export { done, refused };

export const chrome: Chrome = {
  practice: patientView().practice.name,
  clinician: patientView().clinician.name,
  onLeave: () => {},
  onHelp: () => {},
};
export const withBack: Chrome = { ...chrome, onBack: () => {} };
export const longChrome: Chrome = {
  ...withBack,
  practice: 'Ionad Sláinte Phobail Bhaile Átha an Urchaire agus na gCeantar Máguaird',
  clinician: `Dr ${LONG_NAME}`,
};

function drawn(hue: number): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 960;
  canvas.height = 720;
  const pen = canvas.getContext('2d');
  const paint = () => {
    if (!pen) return;
    const light = pen.createRadialGradient(480, 300, 60, 480, 360, 620);
    light.addColorStop(0, `hsl(${String(hue)} 30% 62%)`);
    light.addColorStop(1, `hsl(${String(hue)} 34% 20%)`);
    pen.fillStyle = light;
    pen.fillRect(0, 0, 960, 720);
    pen.fillStyle = `hsl(${String(hue)} 28% 42%)`;
    pen.beginPath();
    pen.arc(480, 310, 130, 0, 7);
    pen.ellipse(480, 720, 300, 260, 0, 0, 7);
    pen.fill();
  };
  paint();
  setInterval(paint, 250);
  return canvas.captureStream(5);
}

/** Drawn people as live streams: the gallery needs no camera. */
export function WithPictures({ render }: { render: (pictures: MediaStream[]) => ReactElement }) {
  const [pictures, setPictures] = useState<MediaStream[] | null>(null);
  useEffect(() => {
    setPictures([28, 200, 330].map(drawn));
  }, []);
  return pictures && render(pictures);
}

const NO_TRACK = { status: 'none', track: null, stream: null, enabled: true, problem: null } as const;

/** The own devices: off by default. */
export function ownMedia(state: Partial<LocalMediaState> = {}, level = 0): OwnMedia {
  return {
    state: { camera: NO_TRACK, microphone: NO_TRACK, lens: 'front', cameraBusy: false, ...state },
    level,
    turnOn: done,
    setMicrophone: () => {},
    setCamera: () => {},
    flip: done,
    playSound: done,
  };
}

/** The own devices, live. */
export function liveMedia(
  picture: MediaStream,
  level = 0.5,
  change: Partial<LocalMediaState> = {},
): OwnMedia {
  const track = picture.getVideoTracks()[0] ?? null;
  const live = { status: 'live', track, stream: picture, enabled: true, problem: null } as const;
  return ownMedia({ camera: live, microphone: live, ...change }, level);
}

/** The call with these people's pictures. */
export const callWith = (
  pictures: Record<string, MediaStream>,
  change: Partial<CallMedia> = {},
): CallMedia => ({
  phase: 'live',
  cameraOf: (id) => pictures[id] ?? null,
  soundBlocked: false,
  unlockSound: () => {},
  ...change,
});
