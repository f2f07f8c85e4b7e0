import { useEffect, useId, useRef, useState } from 'react';
import MessageCircleQuestionMark from 'lucide-react/icons/message-circle-question-mark';
import type { PatientAsk, PatientView } from '../../../../shared/views.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { useAnnouncement } from '../parts/use-announcement.ts';
import type { PatientAct } from '../patient-act.ts';
import { ChaperoneAbsentAsk, ChaperoneAgainAsk, ChaperonePersonAsk } from './ChaperoneAsks.tsx';
import { NewcomerAsk } from './NewcomerAsk.tsx';
import { ExaminationAsk, PhotographsAsk } from './ConsentAsks.tsx';
import { AcknowledgeAsk, ResumeAsk } from './OtherAsks.tsx';
import { PrivacyAsk } from './PrivacyAsk.tsx';
import styles from './AskSheet.module.css';

interface AskSheetProps {
  view: PatientView;
  act: PatientAct;
}

/** Two asks with the same key are the same question: what was typed stays when the view changes around it. */
function keyOf(ask: PatientAsk): string {
  if (ask.kind === 'chaperone_person' || ask.kind === 'newcomer') return `${ask.kind} ${ask.participantId}`;
  if ('told' in ask)
    return `${ask.kind} ${ask.as.by ?? ''} ${ask.told.planId} ${ask.told.viewers.join()} ${String(ask.told.intimate)}`;
  return ask.kind;
}

/** The first thing that is being asked, as a calm sheet; the call goes on behind it and nothing forces an answer. */
export function AskSheet({ view, act }: AskSheetProps) {
  const ask = view.asks[0];
  if (!ask) return null;
  return <Sheet key={keyOf(ask)} ask={ask} view={view} act={act} />;
}

function Sheet({ ask, view, act }: AskSheetProps & { ask: PatientAsk }) {
  const [aside, setAside] = useState(false);
  const sheet = useRef<HTMLElement>(null);
  const id = useId();
  useAnnouncement('There is a question for you on the screen.', 'assertive');
  useEffect(() => {
    if (!aside) sheet.current?.focus({ preventScroll: true });
  }, [aside]);
  if (aside) {
    return (
      <div className={styles.aside}>
        <Button block icon={MessageCircleQuestionMark} onClick={() => setAside(false)}>
          A question is waiting for you
        </Button>
      </div>
    );
  }
  return (
    <section ref={sheet} id={id} className={styles.sheet} tabIndex={-1} aria-label="A question for you">
      <Content ask={ask} view={view} act={act} />
      <div className={styles.later}>
        <Button variant="quiet" size="small" onClick={() => setAside(true)}>
          Not now, I want to talk first
        </Button>
      </div>
    </section>
  );
}

function Content({ ask, view, act }: AskSheetProps & { ask: PatientAsk }) {
  const { limitations, deviceNotice } = view.wordings;
  const easy = view.easyWordings;
  switch (ask.kind) {
    case 'chaperone_person':
      return <ChaperonePersonAsk ask={ask} view={view} act={act} />;
    case 'newcomer':
      return <NewcomerAsk ask={ask} view={view} act={act} />;
    case 'chaperone_absent':
      return <ChaperoneAbsentAsk ask={ask} view={view} act={act} />;
    case 'chaperone':
      return <ChaperoneAgainAsk ask={ask} view={view} act={act} />;
    case 'examination':
      return <ExaminationAsk ask={ask} view={view} act={act} />;
    case 'photographs':
      return <PhotographsAsk ask={ask} view={view} act={act} />;
    case 'privacy':
      return <PrivacyAsk ask={ask} view={view} act={act} />;
    case 'device_notice':
      return (
        <AcknowledgeAsk
          wording={deviceNotice}
          easier={easy.deviceNotice}
          statement={{ kind: 'device_notice_acknowledged' }}
          act={act}
        />
      );
    case 'limitations':
      return (
        <AcknowledgeAsk
          wording={limitations}
          easier={easy.limitations}
          statement={{ kind: 'limitations_acknowledged' }}
          act={act}
        />
      );
    case 'resume':
      return <ResumeAsk ask={ask} view={view} act={act} />;
  }
}
