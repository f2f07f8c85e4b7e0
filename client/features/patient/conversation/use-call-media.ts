import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CallState } from '../../../call/engine/call-state.ts';
import type { ParticipantId } from '../../../../shared/ids.ts';
import type { PatientView } from '../../../../shared/views.ts';
import type { RunningCall } from '../appointment.ts';
import type { CallMedia } from './call-media.ts';

const NO_CALL = createStore<CallState>(() => ({
  phase: 'waiting',
  remote: [],
  allowed: { camera: false, microphone: false },
}));
const NO_SOUND = createStore(() => ({ blocked: false }));

/** What arrives from the others; also asks for small pictures where tiles are small. */
export function useCallMedia(call: RunningCall | null, view: PatientView | null): CallMedia {
  const { phase, remote } = useStore(call?.engine.state ?? NO_CALL);
  const { blocked } = useStore(call?.audio.state ?? NO_SOUND);
  const chaperone = view?.participants.find(
    ({ role, status }) => role === 'chaperone' && status === 'admitted',
  )?.id;
  const seen = remote.some(({ participantId, source }) => participantId === chaperone && source === 'camera');
  useEffect(() => {
    if (chaperone && seen) call?.engine.preferLayer(chaperone, 0);
  }, [call, chaperone, seen]);
  const cameraOf = (id: ParticipantId) =>
    remote.find(
      ({ participantId, source, flowing }) => participantId === id && source === 'camera' && flowing,
    );
  return {
    phase,
    of: (id) => ({ camera: cameraOf(id)?.stream ?? null }),
    soundBlocked: blocked,
    unlockSound: () => call?.audio.unlock(),
  };
}
