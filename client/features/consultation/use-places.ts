import { useCallback, useEffect, useRef, useState } from 'react';
import type { Still } from '../../../shared/consultation.ts';
import type { StillId } from '../../../shared/ids.ts';
import type { StaffView } from '../../../shared/views.ts';
import { isStep, nextStep, zoneOf, type Place, type StepId, type Zone } from './steps.ts';

type DialogName = 'end' | 'in_person' | 'capacity' | 'pause';

/** What is open on the screen and the ways to open it. */
export interface Places {
  readonly step: StepId | null;
  readonly dialog: DialogName | null;
  readonly still: Still | null;
  /** The zone that a phone shows. */
  readonly zone: Zone;
  readonly showZone: (zone: Zone) => void;
  readonly goTo: (place: Place) => void;
  /** Back to the step that is next. */
  readonly goOn: () => void;
  readonly openStep: (step: StepId | null) => void;
  /** Keeps the open step open whatever the server says meanwhile. */
  readonly pinStep: () => void;
  readonly askToEnd: () => void;
  readonly closeDialog: () => void;
  readonly showStill: (id: StillId) => void;
  readonly closeStill: () => void;
}

/** Once React has shown its zone. */
const focusOn = (id: string) => {
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    element?.scrollIntoView({ block: 'nearest' });
    element?.focus({ preventScroll: true });
  });
};

/** The trigger of the open step, once React has opened it. */
const focusStep = () => {
  requestAnimationFrame(() => {
    const trigger = document.querySelector<HTMLElement>('#checklist h3 button[aria-expanded="true"]');
    trigger?.scrollIntoView({ block: 'nearest' });
    trigger?.focus();
  });
};

/** A press this soon after a step opened by itself was meant to open it, ms. */
const MEANT_TO_OPEN_MS = 700;

/** Whether the open step has only just opened by itself. */
function useJustOpened(step: StepId | null, byItself: boolean): () => boolean {
  const at = useRef(-Infinity);
  useEffect(() => {
    if (byItself && step !== null) at.current = performance.now();
  }, [step, byItself]);
  return useCallback(() => performance.now() - at.current < MEANT_TO_OPEN_MS, []);
}

/** The conversation has just opened: it begins at its own first step, whatever was open at the door. */
function useOnceInCall(view: StaffView, begin: () => void): void {
  const inCall = view.state.name === 'conversation';
  const [was, setWas] = useState(inCall);
  if (inCall === was) return;
  setWas(inCall);
  if (inCall) begin();
}

/** Where the clinician is on the screen. Unless they chose a step themselves, the next one is open. */
export function usePlaces(view: StaffView, openAt: StepId | null): Places {
  const [chosen, setChosen] = useState<StepId | 'none' | null>(openAt);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [stillId, setStillId] = useState<StillId | null>(null);
  const [zone, setZone] = useState<Zone>(openAt === null ? 'patient' : 'checklist');
  const step = chosen === 'none' ? null : (chosen ?? nextStep(view));
  const justOpened = useJustOpened(step, chosen === null);
  useOnceInCall(view, () => {
    setChosen(null);
    setZone('patient');
  });
  const undecided = view.stills.find((still) => still.awaitsDecision)?.id ?? null;
  const goTo = useCallback(
    (place: Place) => {
      const there = zoneOf(place);
      if (there !== null) setZone(there);
      if (isStep(place)) {
        setChosen(place);
        focusStep();
      } else if (place === 'in_person' || place === 'capacity' || place === 'pause') setDialog(place);
      else if (place === 'stills') {
        setStillId(undecided);
        focusOn('stills');
      } else focusOn('stage');
    },
    [undecided],
  );
  return {
    step,
    dialog,
    still: view.stills.find((still) => still.id === stillId) ?? null,
    zone,
    showZone: setZone,
    goTo,
    goOn: useCallback(() => {
      setChosen(null);
    }, []),
    openStep: (next) => {
      if (next === null && justOpened()) setChosen(step);
      else setChosen(next ?? 'none');
    },
    pinStep: () => {
      if (chosen === null && step !== null) setChosen(step);
    },
    askToEnd: () => {
      setDialog('end');
    },
    closeDialog: () => {
      setDialog(null);
    },
    showStill: (id) => {
      setStillId(id);
      // A still is shown large over the patient’s picture.
      setZone('patient');
    },
    closeStill: () => {
      setStillId(null);
    },
  };
}
