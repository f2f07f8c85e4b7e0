import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { NOT_OPEN, type OpenCall } from '../../../call/open-call.ts';
import { peopleOf } from '../../../call/people.ts';
import type { PatientView } from '../../../../shared/views.ts';
import type { CallMedia } from './call-media.ts';

/** What arrives from the others; also asks for small pictures where tiles are small. */
export function useCallMedia(call: OpenCall | null, view: PatientView | null): CallMedia {
  const { phase, remote, soundBlocked } = useStore(call?.state ?? NOT_OPEN);
  const participants = view?.participants;
  useEffect(() => {
    for (const { id, role } of participants ?? []) if (role !== 'gp') call?.preferLayer(id, 0);
  }, [call, participants, remote]);
  const people = useMemo(() => peopleOf(remote), [remote]);
  return {
    phase,
    cameraOf: (id) => {
      const person = people.get(id);
      return person?.flowing.camera ? person.camera : null;
    },
    soundBlocked,
    unlockSound: () => call?.unlockSound(),
  };
}
