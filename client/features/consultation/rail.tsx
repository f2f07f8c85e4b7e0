import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { StaffView } from '../../../shared/views.ts';
import { Button } from '../../ui/core/Button.tsx';
import { StepRail } from '../../ui/staff/StepRail.tsx';
import { siteOf } from '../../words/still-words.ts';
import { useConsultation } from './consultation-context.ts';
import { latest } from './facts.ts';
import { BEFORE_STEPS, CALL_STEPS, stepState, waitsFor, type StepId } from './steps.ts';
import { AnswersStep } from './steps/answers-step.tsx';
import { BestInterestStep } from './steps/best-interest-step.tsx';
import { ChaperoneStep } from './steps/chaperone-step.tsx';
import { ExaminationStep } from './steps/examination-step.tsx';
import { LimitationsStep } from './steps/limitations-step.tsx';
import { ModalityStep } from './steps/modality-step.tsx';
import { NecessityStep } from './steps/necessity-step.tsx';
import { NoteStep } from './steps/note-step.tsx';
import { OpeningStep } from './steps/opening-step.tsx';
import { PhotographsStep } from './steps/photographs-step.tsx';
import { PlanStep } from './steps/plan-step.tsx';
import { PrivacyStep } from './steps/privacy-step.tsx';
import { WhoDecidesStep } from './steps/who-decides-step.tsx';
import { MODALITIES, PROCEED_REASONS, chaperoneWish, whoDecidesWords } from './words.ts';
import styles from './rail.module.css';

const STEPS: Record<StepId, { title: string; content: ReactNode }> = {
  answers: { title: 'The patient’s answers', content: <AnswersStep /> },
  who_decides: { title: 'Who decides', content: <WhoDecidesStep /> },
  best_interest: { title: 'Best interest', content: <BestInterestStep /> },
  modality: { title: 'Way of looking', content: <ModalityStep /> },
  privacy: { title: 'Privacy', content: <PrivacyStep /> },
  plan: { title: 'Plan', content: <PlanStep /> },
  necessity: { title: 'Why a photograph', content: <NecessityStep /> },
  opening: { title: 'Opening', content: <OpeningStep /> },
  limitations: { title: 'Limits of looking from afar', content: <LimitationsStep /> },
  chaperone: { title: 'Chaperone', content: <ChaperoneStep /> },
  examination: { title: 'Examination explained', content: <ExaminationStep /> },
  photographs: { title: 'Photographs explained', content: <PhotographsStep /> },
  note: { title: 'Note and safety net', content: <NoteStep /> },
};

/** One line under a finished step: the answer. */
function answerOf(view: StaffView, step: StepId): string | undefined {
  const plan = latest(view, 'plan');
  const best = latest(view, 'best_interest');
  const modality = latest(view, 'modality');
  const chaperone = latest(view, 'chaperone_answer');
  switch (step) {
    case 'best_interest':
      return best ? PROCEED_REASONS[best.reason] : undefined;
    case 'modality':
      return modality ? MODALITIES[modality.modality] : undefined;
    case 'plan':
      return plan ? siteOf(plan) : undefined;
    case 'chaperone':
      return chaperone ? chaperoneWish(chaperone) : undefined;
    case 'opening':
      return latest(view, 'opening')?.place;
    case 'who_decides':
      return whoDecidesWords(view.deciding);
    case 'answers':
    case 'privacy':
    case 'necessity':
    case 'limitations':
    case 'examination':
    case 'photographs':
    case 'note':
      return undefined;
  }
}

const waiting = {
  patient: 'waiting for the patient',
  chaperone: 'waiting for the chaperone',
  clinician: undefined,
  nobody: undefined,
};

function stepOf(view: StaffView, id: StepId) {
  const state = stepState(view, id);
  const who = waitsFor(view, id);
  const summary = who === null ? undefined : waiting[who];
  return { id, ...STEPS[id], state, summary: summary ?? (state === 'done' ? answerOf(view, id) : undefined) };
}

interface RailProps {
  /** The step that is open, or null. */
  open: StepId | null;
  onOpen: (step: StepId | null) => void;
  /** Somebody works in the open step: it must not move away under them. */
  onWork: () => void;
}

/** The left zone: the checklist as a vertical line. During the call, what came before it folds away. */
export function Rail({ open, onOpen, onWork }: RailProps) {
  const { view } = useConsultation();
  const ref = useFollowedFocus(open);
  const calling = view.state.name === 'conversation';
  return (
    <nav className={styles.rail} aria-label="Checklist" id="checklist" ref={ref} onFocus={onWork}>
      <Phase title="Before the call" ids={BEFORE_STEPS} foldable={calling} open={open} onOpen={onOpen} />
      <Phase title="In conversation" ids={CALL_STEPS} foldable={false} open={open} onOpen={onOpen} />
    </nav>
  );
}

interface PhaseProps {
  title: string;
  ids: readonly StepId[];
  foldable: boolean;
  open: StepId | null;
  onOpen: (step: StepId | null) => void;
}

function Phase({ title, ids, foldable, open, onOpen }: PhaseProps) {
  const { view } = useConsultation();
  const [unfolded, setUnfolded] = useState(false);
  const steps = ids.map((id) => stepOf(view, id));
  const done = steps.filter((step) => step.state === 'done').length;
  const needed = steps.filter((step) => step.state !== 'unneeded').length;
  const shown = !foldable || unfolded || ids.some((id) => id === open);
  return (
    <section>
      <div className={styles.head}>
        <h2 className={styles.phase}>{title}</h2>
        <p className={styles.count}>
          {done} of {needed} done
        </p>
        {foldable && (
          <Button
            variant="quiet"
            size="small"
            aria-expanded={shown}
            aria-label={`${shown ? 'Hide' : 'Show'} the steps before the call`}
            onClick={() => {
              setUnfolded(!shown);
              if (shown && ids.some((id) => id === open)) onOpen(null);
            }}
          >
            {shown ? 'Hide' : 'Show'}
          </Button>
        )}
      </div>
      <div hidden={!shown}>
        <StepRail label={title} steps={steps} open={open} onOpen={onOpen} />
      </div>
    </section>
  );
}

/** When the open step changes under somebody who worked in the rail, their focus goes along. */
function useFollowedFocus(open: StepId | null) {
  const ref = useRef<HTMLElement>(null);
  const worksHere = useRef(false);
  useEffect(() => {
    const follow = (event: FocusEvent) => {
      worksHere.current = event.target instanceof Node && ref.current?.contains(event.target) === true;
    };
    document.addEventListener('focusin', follow);
    return () => {
      document.removeEventListener('focusin', follow);
    };
  }, []);
  useEffect(() => {
    const rail = ref.current;
    const now = document.activeElement;
    const trigger = rail?.querySelector<HTMLElement>('h3 button[aria-expanded="true"]');
    if (!trigger || !worksHere.current) return;
    const lost = now === null || now === document.body || now.closest('[hidden]') !== null;
    if (lost) trigger.focus({ preventScroll: true });
    trigger.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return ref;
}
